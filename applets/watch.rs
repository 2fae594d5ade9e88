//! watch - run a command again and again, and show what it prints
use rt::{
    Cx, Done, OwnedStrings, Stop, Strings, Vec, command, io,
    sys::{
        Errno, Fd, process,
        raw::{POLLIN, SIGHUP, SIGINT, SIGTERM, SIGWINCH},
        signal::{self, Action},
        system,
        terminal::{self, Settings},
        wait,
    },
    text::{
        number::{self, DIGITS, format},
        span::Span,
        time::{self, Time},
        utf8, width,
    },
};

rt::applet! { "watch", main, { options_first: true, own_process: true }, "\
Usage: watch [OPTION]... COMMAND [ARG]...
Run COMMAND by the shell every 2 seconds, and show what it prints on the whole screen.

  -b, --beep         beep if its status is not 0
  -c, --color        show its colors
  -d, --differences[=permanent]  mark what is new, or what has ever changed
  -e, --errexit      stop, and leave with status 8, if its status is not 0
  -g, --chgexit      leave when its output changes
  -q, --equexit=N    leave when its output stays the same N times
  -n, --interval=SECONDS  run it that often; WATCH_INTERVAL in the environment says it, too
  -p, --precise      count that from start to start
  -t, --no-title     no heading
  -w, --no-wrap      cut long lines
  -x, --exec         become COMMAND without a shell
" }

/// A place on the screen: its character, and those that go on top of it.
#[derive(Clone, Copy, PartialEq)]
struct Cell {
    bytes: [u8; 12],
    len: u8,
    /// How it looks: a place in [`Watch::styles`].
    style: u16,
    /// Has it changed?
    marked: bool,
}

const BLANK: Cell = Cell { bytes: [b' '; 12], len: 1, style: 0, marked: false };

struct Watch {
    color: bool,
    wrap: bool,
    title: bool,
    utf8: bool,
    /// In nanoseconds.
    interval: u64,
    /// The parameters of the sequences that made a character look as it does (SGR, ECMA-48).
    styles: Vec<Vec<u8>>,
    /// Rows and columns of the screen.
    size: (usize, usize),
    /// What is on it, below the heading, row by row; the second half of a wide character has no bytes.
    cells: Vec<Cell>,
}

/// No more of the output than this is kept; no screen has room for it.
const MOST: usize = 1 << 20;

fn main(cx: &mut Cx) -> Done {
    let mut watch = Watch {
        color: false,
        wrap: true,
        title: true,
        utf8: cx.utf8(),
        interval: 2_000_000_000,
        styles: Vec::from([Vec::new()]),
        size: (24, 80),
        cells: Vec::new(),
    };
    if let Some(text) = cx.var(b"WATCH_INTERVAL") {
        watch.interval = interval(cx, text)?;
    }
    let (mut beep, mut differences, mut permanent, mut errors) = (false, false, false, false);
    let (mut changes, mut same, mut precise, mut exec) = (false, None, false, false);
    while let Some(option) = cx.option()? {
        let text = cx.value().to_bytes();
        match option {
            b'b' => beep = true,
            b'c' => watch.color = true,
            b'd' => {
                differences = true;
                permanent = match text {
                    b"" => false,
                    b"permanent" | b"cumulative" | b"1" => true,
                    _ => return Err(cx.usage(packed!("invalid argument %w for -d"), &[text])),
                };
            }
            b'e' => errors = true,
            b'g' => changes = true,
            b'q' => match number::decimal(text) {
                Ok(count @ 1..) => same = Some(count),
                _ => return Err(cx.usage(packed!("invalid count: %w"), &[text])),
            },
            b'n' => watch.interval = interval(cx, text)?,
            b'p' => precise = true,
            b't' => watch.title = false,
            b'w' => watch.wrap = false,
            _ => exec = true,
        }
    }
    let operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.usage(packed!("no command given"), &[]));
    }
    let mut line = Vec::new();
    for word in operands {
        if !line.is_empty() {
            line.push(b' ');
        }
        line.extend_from_slice(word.to_bytes());
    }
    let mut shell = OwnedStrings::default();
    shell.push(b"sh");
    shell.push(b"-c");
    shell.push(&line);
    let run = if exec { operands } else { shell.as_strings() };

    // They are noted, but only while nothing else goes on.
    let mut mask = 0;
    for signal in [SIGHUP, SIGINT, SIGTERM, SIGWINCH] {
        let _ = signal::set(signal as u8, Action::Note);
        mask |= 1 << (signal - 1);
    }
    let free = signal::blocked() & !mask;
    signal::block(free | mask)
        .map_err(|e| cx.stop_error(packed!("failed to block signals"), &[], e))?;
    // The alternate screen, without a cursor.
    cx.out.write(b"\x1B[?1049h\x1B[?25l")?;
    let done = 'screen: {
        let (mut first, mut alike) = (true, 0);
        loop {
            let start = wait::nanoseconds();
            let (output, status) = match watch.run(cx, run, free) {
                Ok(Some(outcome)) => outcome,
                Ok(None) => break 'screen Ok(()),
                Err(stop) => break 'screen Err(stop),
            };
            let old = core::mem::take(&mut watch.cells);
            let size = watch.size;
            watch.measure(cx);
            watch.lay_out(&output);
            let comparable = !first && size == watch.size;
            let mut changed = false;
            for (cell, old) in watch.cells.iter_mut().zip(&old) {
                let other = cell.bytes != old.bytes || cell.len != old.len;
                changed |= comparable && other;
                cell.marked = comparable && differences && (other || permanent && old.marked);
            }
            if beep && status != 0 {
                cx.out.add(b"\x07");
            }
            watch.show(cx, &line);
            if let Err(stop) = cx.out.flush() {
                break 'screen Err(stop);
            }
            if errors && status != 0 {
                cx.out.add(b"\x1B[999;1H\x1B[7mthe status is not 0; press a key to leave\x1B[m");
                let _ = cx.out.flush(); // it keeps its error
                key(free);
                break 'screen Err(Stop::new(8));
            }
            alike = if changed { 0 } else { alike + u64::from(comparable) };
            if changes && changed || same.is_some_and(|count| alike >= count) {
                break 'screen Ok(());
            }
            first = false;
            let next = if precise { start } else { wait::nanoseconds() } + watch.interval;
            while let left @ 1.. = next.saturating_sub(wait::nanoseconds()) {
                let time = wait::Time {
                    seconds: left / 1_000_000_000,
                    nanoseconds: (left % 1_000_000_000) as u32,
                };
                match wait::poll_with(&mut [], Some(time), Some(&free)) {
                    Err(Errno::INTR) => match signal::take() {
                        Some(signal) if u32::from(signal) == SIGWINCH => {
                            // What was printed is laid out anew, as far as there is room.
                            watch.measure(cx);
                            watch.lay_out(&output);
                            watch.show(cx, &line);
                            let _ = cx.out.flush(); // it keeps its error
                        }
                        Some(_) => break 'screen Ok(()),
                        None => {}
                    },
                    Ok(_) => break,
                    Err(e) => {
                        break 'screen Err(cx.stop_error(packed!("cannot wait"), &[], e));
                    }
                }
            }
        }
    };
    cx.out.add(b"\x1B[?25h\x1B[?1049l");
    cx.out.flush()?;
    done
}

/// A number of seconds, in nanoseconds: at least a tenth.
fn interval(cx: &mut Cx, text: &[u8]) -> Result<u64, Stop> {
    let mut given = text.to_vec();
    // Some write it with a comma.
    given.iter_mut().filter(|byte| **byte == b',').for_each(|byte| *byte = b'.');
    match Span::parse(&given).map(|(span, rest)| (span.time(), rest.is_empty())) {
        Some((time, true)) => {
            let nanos = time.seconds.saturating_mul(1_000_000_000) + u64::from(time.nanoseconds);
            Ok(nanos.clamp(100_000_000, u64::MAX / 4))
        }
        _ => Err(cx.usage(packed!("failed to parse interval: %w"), &[text])),
    }
}

/// Waits for a key, or for a signal that says to leave.
#[inline(never)]
fn key(free: u64) {
    let Ok(settings) = Settings::of(&Fd::STDIN) else { return };
    let _ = settings.for_keys().set(&Fd::STDIN, false);
    let mut watches = [wait::Watch::new(&Fd::STDIN, POLLIN)];
    // Whatever comes is the end.
    let _ = wait::poll_with(&mut watches, None, Some(&free));
    let _ = settings.set(&Fd::STDIN, true);
}

impl Watch {
    /// Runs the command, and gives what it has printed and its status; `None` if a signal says meanwhile that it is enough.
    #[inline(never)]
    fn run(&self, cx: &mut Cx, args: Strings, free: u64) -> Result<Option<(Vec<u8>, u8)>, Stop> {
        let (read, write) = process::pipe().map_err(|e| cx.stop_error("pipe", &[], e))?;
        let child = process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
        if child == 0 {
            for stream in [1, 2] {
                if process::duplicate_to(write.number(), stream).is_err() {
                    process::exit(126);
                }
            }
            let _ = signal::block(free);
            let env = cx.env();
            let name = { args }.next().unwrap_or(c"");
            let error = command::exec(name, args, env);
            // It comes up on the screen.
            cx.say_error(packed!("failed to execute %r"), &[name.to_bytes()], Some(error));
            process::exit(127);
        }
        drop(write);
        let mut output = Vec::new();
        let mut room = [0; 4096];
        let mut watches = [wait::Watch::new(&read, POLLIN)];
        loop {
            if wait::poll_with(&mut watches, None, Some(&free)) == Err(Errno::INTR) {
                match signal::take() {
                    Some(signal) if u32::from(signal) != SIGWINCH => return Ok(None),
                    // How large the screen is, is asked later.
                    _ => continue,
                }
            }
            match io::read(&read, &mut room) {
                Ok(0) | Err(_) => break,
                Ok(len) if output.len() < MOST => {
                    output.extend_from_slice(room.get(..len).unwrap_or(&room));
                }
                Ok(_) => {}
            }
        }
        match process::wait(child, true) {
            Ok((_, ended)) => Ok(Some((output, ended.status()))),
            Err(e) => Err(cx.stop_error(packed!("error waiting for command"), &[], e)),
        }
    }

    /// Finds out how large the screen is.
    fn measure(&mut self, cx: &Cx) {
        let (mut rows, mut columns) = terminal::size(&Fd::STDOUT).unwrap_or((0, 0));
        for (name, place) in [(&b"LINES"[..], &mut rows), (b"COLUMNS", &mut columns)] {
            let given = cx.var(name).and_then(|text| number::decimal(text).ok());
            if let Some(Ok(value @ 1..)) = given.map(u16::try_from) {
                *place = value;
            }
        }
        let or = |value: u16, usual: usize| if value == 0 { usual } else { value.into() };
        self.size = (or(rows, 24), or(columns, 80));
    }

    fn heading_rows(&self) -> usize {
        if self.title { 2 } else { 0 }
    }

    /// Puts the output on the screen's cells.
    #[inline(never)]
    fn lay_out(&mut self, output: &[u8]) {
        let (rows, columns) = self.size;
        let rows = rows.saturating_sub(self.heading_rows());
        // Those of the time before are of no use.
        self.styles.truncate(1);
        self.cells = Vec::new();
        self.cells.resize(rows * columns, BLANK);
        let (mut row, mut column, mut style) = (0, 0, 0);
        let mut rest = output;
        while !rest.is_empty() && row < rows {
            let Some((piece, printable)) = utf8::pieces(rest, self.utf8).next() else { break };
            rest = rest.get(piece.len()..).unwrap_or(&[]);
            match piece {
                b"\n" => (row, column) = (row + 1, 0),
                b"\r" => {}
                b"\t" => {
                    column = (column / 8 + 1) * 8;
                    if column >= columns {
                        (row, column) = if self.wrap { (row + 1, 0) } else { (row, columns) };
                    }
                }
                b"\x1B" if self.color => {
                    let (parameters, behind) = sequence(rest);
                    rest = behind;
                    if let Some(parameters) = parameters {
                        style = self.restyle(style, parameters);
                    }
                }
                _ if !printable => {}
                _ => {
                    let wide = width::of_piece(piece, true) as usize;
                    if wide == 0 {
                        // It goes on top of what is before it.
                        let before = (row * columns + column).checked_sub(1);
                        if let Some(cell) = before.and_then(|at| self.cells.get_mut(at)) {
                            let len = usize::from(cell.len);
                            if let Some(place) = cell.bytes.get_mut(len..len + piece.len()) {
                                place.copy_from_slice(piece);
                                cell.len += piece.len() as u8;
                            }
                        }
                        continue;
                    }
                    if column + wide > columns {
                        if !self.wrap || wide > columns {
                            column = columns;
                            continue;
                        }
                        (row, column) = (row + 1, 0);
                        if row >= rows {
                            break;
                        }
                    }
                    let at = row * columns + column;
                    for (index, cell) in self.cells.iter_mut().skip(at).take(wide).enumerate() {
                        *cell = Cell { len: 0, style, ..BLANK };
                        if index == 0
                            && let Some(place) = cell.bytes.get_mut(..piece.len())
                        {
                            place.copy_from_slice(piece);
                            cell.len = piece.len() as u8;
                        }
                    }
                    column += wide;
                }
            }
        }
    }

    /// The style that parameters make of another.
    #[inline(never)]
    fn restyle(&mut self, style: u16, parameters: &[u8]) -> u16 {
        let mut next = match parameters {
            b"" => Vec::new(),
            [b'0'] | [b'0', b';', ..] => Vec::new(),
            _ => self.styles.get(usize::from(style)).cloned().unwrap_or_default(),
        };
        if !matches!(parameters, b"" | b"0") && next.len() < 64 {
            next.push(b';');
            next.extend_from_slice(parameters);
        }
        let known = self.styles.iter().position(|known| *known == next);
        let at = known.unwrap_or_else(|| {
            self.styles.push(next);
            self.styles.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }

    /// Writes all of the screen.
    #[inline(never)]
    fn show(&self, cx: &mut Cx, line: &[u8]) {
        let (_, columns) = self.size;
        cx.out.add(b"\x1B[H");
        if self.title {
            self.show_heading(cx, line);
        }
        let mut look = (0, false);
        for (index, row) in self.cells.chunks(columns).enumerate() {
            if index > 0 {
                cx.out.add(b"\r\n");
            }
            // What is blank at the end need not be written.
            let end = row.iter().rposition(|cell| *cell != BLANK).map_or(0, |at| at + 1);
            for cell in row.iter().take(end) {
                let wanted = (cell.style, cell.marked);
                if wanted != look {
                    cx.out.add(b"\x1B[0");
                    let style = self.styles.get(usize::from(cell.style));
                    cx.out.add(style.map_or(&b""[..], Vec::as_slice));
                    cx.out.add(if cell.marked { b";7m" } else { b"m" });
                    look = wanted;
                }
                cx.out.add(cell.bytes.get(..cell.len.into()).unwrap_or(b""));
            }
            if look != (0, false) {
                cx.out.add(b"\x1B[m");
                look = (0, false);
            }
            if end < columns {
                cx.out.add(b"\x1B[K");
            }
        }
    }

    /// `Every 2.0s: COMMAND` and, on the right, the machine's name and the time.
    #[inline(never)]
    fn show_heading(&self, cx: &mut Cx, line: &[u8]) {
        let (_, columns) = self.size;
        let mut left = Vec::from(*b"Every ");
        let tenths = (self.interval + 50_000_000) / 100_000_000;
        left.extend_from_slice(format(tenths / 10, &mut [0; DIGITS]));
        left.extend_from_slice(&[b'.', b'0' + (tenths % 10) as u8]);
        left.extend_from_slice(b"s: ");
        left.extend_from_slice(line);
        let mut right = Vec::new();
        if let Ok(names) = system::Names::get() {
            right.extend_from_slice(names.node());
        }
        let zone = cx.zone();
        if let Some(now) = Time::new(system::now(), &zone) {
            time::format(&mut right, b": %a %b %e %H:%M:%S %Y", &now);
        }
        // The time goes first where there is little room, and then it is cut itself.
        let room = columns.saturating_sub(right.len() + 1);
        let mut used = 0;
        for (piece, printable) in utf8::pieces(&left, self.utf8) {
            let wide = width::of_piece(piece, printable) as usize;
            if used + wide > room {
                break;
            }
            cx.out.add(if printable { piece } else { b"?" });
            used += wide;
        }
        if right.len() <= columns {
            for _ in used..columns - right.len() {
                cx.out.add(b" ");
            }
            cx.out.add(&right);
        }
        cx.out.add(b"\x1B[K\r\n\x1B[K\r\n");
    }
}

/// Takes a control sequence, without its ESC, off the beginning of `text`: the parameters of one that says how characters look, and what
/// follows.
fn sequence(text: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let Some(body) = text.strip_prefix(b"[") else {
        // Two characters, or something else, which then shows.
        return (None, text.get(1..).unwrap_or(&[]));
    };
    let len = body.iter().take_while(|byte| matches!(byte, b' '..=b'?')).count();
    let parameters = body.get(..len).unwrap_or(&[]);
    let behind = body.get(len + 1..).unwrap_or(&[]);
    let known = parameters.iter().all(|byte| matches!(byte, b'0'..=b';'));
    let looks = known && body.get(len) == Some(&b'm');
    (looks.then_some(parameters), behind)
}
