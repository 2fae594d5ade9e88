//! dmesg - print or control the kernel's log
use rt::{
    Cx, Done, Id, IdSet, Stop, Vec, io,
    json::Array,
    long,
    sys::{
        Errno, Fd, fs,
        log::{self, Action},
        raw::{O_NONBLOCK, O_RDONLY, SEEK_DATA, SEEK_END},
        system,
    },
    text::{
        number,
        split::{lines, parts, place},
        time::{Time, Zone, format},
        utf8,
    },
    zeros,
};

rt::applet! { "dmesg", main, { own_process: true, place: rt::Place::Bin }, "\
Usage: dmesg [OPTION]...
Print the kernel's log, or control it.

  -c, --read-clear     print it, and then clear it
  -C, --clear          clear it: later calls print what comes after this
  -d, --show-delta     with the time since the line before
  -D, --console-off    print none of it on the console
  -e, --reltime        with the local time, and the time since the line before
  -E, --console-on     print it on the console again
  -f, --facility=LIST  only of these: kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0 ...
  -F, --file=FILE      print a log that is in a file
  -H, --human          -e, and colors
  -J, --json           print JSON
  -k, --kernel         only what the kernel said
  -l, --level=LIST     only of these: emerg, alert, crit, err, warn, notice, info, debug; err+ is that and more urgent
  -L[WHEN], --color[=WHEN]  color it: auto, always or never
  -n, --console-level=LEVEL  print on the console what is more urgent than LEVEL, a name or 1 to 8
      --noescape       print bytes that are not printable
  -p, --force-prefix   with the prefix on each line of a message
  -r, --raw            with priorities as numbers
  -S, --syslog         ask syslog(2), not /dev/kmsg
  -s, --buffer-size=NUM  with -S, so many bytes at the end
  -t, --notime         without times
  -T, --ctime          with dates, which are wrong if the machine slept
      --time-format=FORMAT  delta, reltime, ctime, notime or iso
  -u, --userspace      only what programs said
  -w, --follow         wait for more
  -W, --follow-new     print only what comes from now on
  -x, --decode         with facilities and levels
" }

const NOESCAPE: Id = long(HELP, "noescape");
const TIME_FORMAT: Id = long(HELP, "time-format");

const LEVELS: &[u8] = b"emerg alert crit err warn notice info debug";
const FACILITIES: &[u8] = b"kern user mail daemon auth syslog lpr news uucp cron authpriv ftp     \
    local0 local1 local2 local3 local4 local5 local6 local7";

/// How times are written.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Clock {
    #[default]
    Seconds,
    None,
    Date,
    Iso,
    /// The time since the last line, and the date where a minute began.
    Relative,
    /// Nothing but the time since the last line.
    Delta,
}

#[derive(Default)]
struct Printer {
    /// The options that take no value.
    flags: IdSet,
    clock: Clock,
    color: bool,
    /// A bit for each that is wanted; 0 is all.
    levels: u32,
    facilities: u32,
    /// When the machine was booted: microseconds since 1970.
    boot: i64,
    /// The time of the last line, and the minute of the last date.
    last: Option<u64>,
    minute: i64,
}

/// A message: its facility and level, and when it came, in microseconds since the start.
struct Record<'a> {
    priority: Option<u32>,
    when: Option<u64>,
    text: &'a [u8],
}

fn main(cx: &mut Cx) -> Done {
    let mut printer = Printer::default();
    let (mut size, mut file) = (0, None);
    let mut array = None;
    let mut color = 0;
    while let Some(option) = cx.option()? {
        match option {
            b'C' => return control(cx, Action::Clear, 0),
            b'D' => return control(cx, Action::ConsoleOff, 0),
            b'e' => printer.clock = Clock::Relative,
            b'E' => return control(cx, Action::ConsoleOn, 0),
            b'f' => printer.facilities |= names(cx, FACILITIES, "unknown facility %w")?,
            b'F' => file = Some(cx.value()),
            b'H' => printer.clock = Clock::Relative,
            b'J' => array = Some(Array::new()),
            b'k' => printer.facilities |= 1,
            b'l' => printer.levels |= names(cx, LEVELS, "unknown level %w")?,
            b'L' => {
                color = match cx.optional_value() {
                    None => 0,
                    Some(_) => cx.choose("--color", "auto|always|never")?,
                }
            }
            b'n' => {
                let text = cx.value().to_bytes();
                let level = match number::decimal(text) {
                    Ok(level @ 1..=8) => level as usize,
                    _ => match place(LEVELS, text) {
                        Some(index) => index + 1,
                        None => return Err(cx.stop(packed!("unknown level %w"), &[text])),
                    },
                };
                return control(cx, Action::ConsoleLevel, level);
            }
            b's' => size = cx.size("buffer size")?,
            b't' => printer.clock = Clock::None,
            b'T' => printer.clock = Clock::Date,
            TIME_FORMAT => {
                let choices = "delta|reltime|ctime|notime|iso";
                let clocks = [Clock::Delta, Clock::Relative, Clock::Date, Clock::None, Clock::Iso];
                let index = cx.choose("--time-format", choices)?;
                printer.clock = clocks.get(index).copied().unwrap_or_default();
            }
            b'u' => printer.facilities |= !1,
            flag => printer.flags.add(flag),
        }
    }
    let new = printer.flags.has(b'W');
    let follow = new || printer.flags.has(b'w');
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if printer.flags.has(b'r')
        && (printer.flags.has(b'x') || printer.levels | printer.facilities != 0)
    {
        return Err(cx.stop(packed!("--raw goes with no other choice of lines or forms"), &[]));
    }
    printer.color = color == 1 || color == 0 && array.is_none() && cx.out.is_terminal();
    let (now, up) = (system::now(), system::uptime());
    let micro =
        |(seconds, nanoseconds): (i64, u32)| seconds * 1_000_000 + i64::from(nanoseconds / 1000);
    // Whole seconds, as others have it.
    printer.boot = (micro(now) - micro(up)).div_euclid(1_000_000) * 1_000_000;
    let zone = cx.zone();
    if let Some(path) = file {
        let text = io::read_file(path);
        let text =
            text.map_err(|e| cx.stop_error(packed!("cannot open %r"), &[path.to_bytes()], e))?;
        printer.print_lines(cx, &zone, &mut array, &text)?;
    } else {
        let kmsg = if printer.flags.has(b'S') {
            None
        } else {
            fs::open(fs::CWD, c"/dev/kmsg", O_RDONLY | if follow { 0 } else { O_NONBLOCK }, 0).ok()
        };
        match kmsg {
            Some(kmsg) => {
                // Nothing before the last time that the log was cleared.
                let start = kmsg.seek(0, if new { SEEK_END } else { SEEK_DATA });
                start.map_err(|e| cx.fail(b"/dev/kmsg", e))?;
                printer.print_records(cx, &zone, &mut array, &kmsg)?;
            }
            None if follow => {
                return Err(cx.stop(packed!("cannot read /dev/kmsg, which is needed to wait"), &[]));
            }
            None => {
                let size = match size {
                    0 => log::control(Action::Size, 0).unwrap_or(1 << 18),
                    size => size.min(1 << 30) as usize,
                };
                let mut buf = zeros(size);
                let len = log::read_all(&mut buf);
                let len =
                    len.map_err(|e| cx.stop_error(packed!("read kernel buffer failed"), &[], e))?;
                printer.print_lines(cx, &zone, &mut array, buf.get(..len).unwrap_or(&[]))?;
            }
        }
    }
    if let Some(array) = &mut array {
        array.end(cx);
    }
    cx.out.checked()?;
    if printer.flags.has(b'c') { control(cx, Action::Clear, 0) } else { Ok(()) }
}

fn control(cx: &mut Cx, action: Action, value: usize) -> Done {
    match log::control(action, value) {
        Ok(_) => Ok(()),
        Err(e) => Err(cx.stop_error(packed!("klogctl failed"), &[], e)),
    }
}

/// A bit for each of the names in the option's list; `+` behind one is all before it, too, and in front of one all behind it.
#[inline(never)]
fn names(cx: &mut Cx, known: &[u8], message: &str) -> Result<u32, Stop> {
    let mut bits = 0;
    for word in parts(cx.value().to_bytes(), b',') {
        let (name, up) = word.strip_suffix(b"+").map_or((word, false), |name| (name, true));
        let (name, down) = name.strip_prefix(b"+").map_or((name, false), |name| (name, true));
        match place(known, name) {
            Some(index) => {
                let bit = 1 << index;
                bits |= bit | if up { bit - 1 } else { 0 } | if down { !(bit - 1) } else { 0 };
            }
            None => return Err(cx.stop(message, &[word])),
        }
    }
    Ok(bits)
}

impl Printer {
    /// Prints what comes from /dev/kmsg, a record for each read: `priority,number,microseconds,flags;text`, and lines of fields.
    #[inline(never)]
    fn print_records(
        &mut self,
        cx: &mut Cx,
        zone: &Zone,
        array: &mut Option<alloc::boxed::Box<Array>>,
        kmsg: &Fd,
    ) -> Done {
        let mut buf = [0; 8192];
        loop {
            let len = match io::read(kmsg, &mut buf) {
                Ok(0) | Err(Errno::AGAIN) => return Ok(()),
                Ok(len) => len,
                // It was overwritten before it was read.
                Err(Errno::PIPE) => continue,
                Err(e) => return Err(cx.fail(b"/dev/kmsg", e)),
            };
            let record = buf.get(..len).unwrap_or(&[]);
            let line = lines(record).next().unwrap_or(record);
            let Some(at) = line.iter().position(|&byte| byte == b';') else { continue };
            let (head, text) = (line.get(..at).unwrap_or(&[]), line.get(at + 1..).unwrap_or(&[]));
            let mut fields = parts(head, b',');
            let mut number = |index| fields.nth(index).and_then(|text| number::decimal(text).ok());
            let priority = number(0).map(|priority| priority as u32);
            let text = unescape(text);
            self.print(cx, zone, array, &Record { priority, when: number(1), text: &text })?;
            // Who waits for lines is to see them.
            cx.out.flush()?;
        }
    }

    /// Prints lines as syslog(2) gives them: `<priority>[seconds.microseconds] text`.
    fn print_lines(
        &mut self,
        cx: &mut Cx,
        zone: &Zone,
        array: &mut Option<alloc::boxed::Box<Array>>,
        text: &[u8],
    ) -> Done {
        for line in lines(text).filter(|line| !line.is_empty()) {
            let (mut priority, mut when, mut text) = (None, None, line);
            if self.flags.has(b'r') && array.is_none() {
                self.text(cx, line);
                cx.out.write(b"\n")?;
                continue;
            }
            if let Some(rest) = text.strip_prefix(b"<") {
                let (value, used, _) = number::digits(rest);
                if let Some([b'>', rest @ ..]) = rest.get(used..) {
                    (priority, text) = (Some(value as u32), rest);
                }
            }
            if let Some(rest) = text.strip_prefix(b"[").map(number::skip_space) {
                let (seconds, used, _) = number::digits(rest);
                if let Some([b'.', rest @ ..]) = rest.get(used..)
                    && let (micro, 6, _) = number::digits(rest)
                    && let Some([b']', rest @ ..]) = rest.get(6..)
                {
                    when = Some(seconds.saturating_mul(1_000_000).saturating_add(micro));
                    text = rest.strip_prefix(b" ").unwrap_or(rest);
                }
            }
            self.print(cx, zone, array, &Record { priority, when, text })?;
        }
        Ok(())
    }

    /// Prints a message, if it is wanted.
    #[inline(never)]
    fn print(
        &mut self,
        cx: &mut Cx,
        zone: &Zone,
        array: &mut Option<alloc::boxed::Box<Array>>,
        record: &Record,
    ) -> Done {
        let priority = record.priority.unwrap_or(6);
        let (facility, level) = (priority >> 3, priority & 7);
        let is_wanted =
            |bits: u32, index: u32| bits == 0 || bits.checked_shr(index).unwrap_or(0) & 1 != 0;
        if !is_wanted(self.levels, level) || !is_wanted(self.facilities, facility) {
            return Ok(());
        }
        let facility_name = parts(FACILITIES, b' ').nth(facility as usize).unwrap_or(b"");
        let level_name = parts(LEVELS, b' ').nth(level as usize).unwrap_or(b"");
        if let Some(array) = array {
            array.count("priority", priority.into());
            array.text("facility", facility_name);
            array.text("level", level_name);
            if let Some(when) = record.when {
                array.count("microseconds", when);
            }
            array.text("message", record.text);
            array.end_object(cx);
            return cx.out.checked();
        }
        let mut prefix = Vec::new();
        if record.priority.is_none() {
            // It does not say.
        } else if self.flags.has(b'r') {
            prefix.push(b'<');
            prefix.extend_from_slice(number::format(priority.into(), &mut [0; number::DIGITS]));
            prefix.push(b'>');
        } else if self.flags.has(b'x') {
            for name in [facility_name, level_name] {
                pad(&mut prefix, name, -6, b' ');
                prefix.push(b':');
            }
            prefix.push(b' ');
        }
        let plain = prefix.len();
        if let Some(when) = record.when {
            self.time(&mut prefix, zone, when);
        }
        let color: &[u8] = match level {
            _ if !self.color => b"",
            0 | 1 => b"\x1B[7;31m",
            2 => b"\x1B[1;31m",
            3 => b"\x1B[31m",
            4 => b"\x1B[1m",
            _ => b"",
        };
        for (index, line) in lines(record.text).enumerate() {
            if index == 0 || self.flags.has(b'p') {
                cx.out.add(prefix.get(..plain).unwrap_or(&[]));
                if self.color && prefix.len() > plain {
                    cx.out.add(b"\x1B[32m");
                    cx.out.add(prefix.get(plain..).unwrap_or(&[]));
                    cx.out.add(b"\x1B[0m");
                } else {
                    cx.out.add(prefix.get(plain..).unwrap_or(&[]));
                }
            } else {
                prefix.iter().for_each(|_| cx.out.add(b" "));
            }
            let mut rest = line;
            // What comes before the first colon is most often the part of the kernel.
            let colon = line.windows(2).position(|two| two == b": ");
            if let Some((part, behind)) = colon.and_then(|at| line.split_at_checked(at + 2))
                && self.color
                && index == 0
            {
                cx.out.add(b"\x1B[33m");
                self.text(cx, part);
                cx.out.add(b"\x1B[0m");
                rest = behind;
            }
            cx.out.add(color);
            self.text(cx, rest);
            if !color.is_empty() {
                cx.out.add(b"\x1B[0m");
            }
            cx.out.write(b"\n")?;
        }
        Ok(())
    }

    /// Writes a text with escapes for what is not printable.
    fn text(&self, cx: &mut Cx, text: &[u8]) {
        let utf8 = cx.utf8();
        for (piece, printable) in utf8::pieces(text, utf8) {
            if printable || self.flags.has(NOESCAPE) || piece == b"\t" {
                cx.out.add(piece);
                continue;
            }
            for byte in piece {
                let digits = number::format_hex(u64::from(*byte) | 0x100, &mut [0; 16]).to_vec();
                cx.out.add(b"\\x");
                cx.out.add(digits.get(1..).unwrap_or(&[]));
            }
        }
    }

    /// Writes when a message came.
    #[inline(never)]
    fn time(&mut self, out: &mut Vec<u8>, zone: &Zone, when: u64) {
        let last = self.last.replace(when);
        // Before the clock runs, nothing is known.
        let delta = last.filter(|&last| last > 0).map_or(0, |last| when.saturating_sub(last));
        let clock = self.boot.saturating_add(when as i64);
        let seconds = clock.div_euclid(1_000_000);
        let date = Time::new((seconds, (clock.rem_euclid(1_000_000) * 1000) as u32), zone);
        if self.clock == Clock::None {
            if self.flags.has(b'd') {
                out.extend_from_slice(b"[<");
                stamp(out, delta, 5, b"");
                out.extend_from_slice(b">] ");
            }
            return;
        }
        if self.clock == Clock::Iso {
            if let Some(date) = date {
                format(out, b"%Y-%m-%dT%H:%M:%S,%6N%:z ", &date);
            }
            return;
        }
        out.push(b'[');
        match (self.clock, date) {
            (Clock::Date, Some(date)) => format(out, b"%a %b %e %H:%M:%S %Y", &date),
            (Clock::Delta, _) => {
                out.push(b'<');
                stamp(out, delta, 5, b"");
                out.push(b'>');
            }
            (Clock::Relative, Some(date)) => {
                let minute = seconds.div_euclid(60);
                if core::mem::replace(&mut self.minute, minute) != minute || last.is_none() {
                    format(out, b"%b%e %H:%M", &date);
                } else {
                    stamp(out, delta, 4, b"+");
                }
            }
            _ => stamp(out, when, 5, b""),
        }
        if self.flags.has(b'd') && matches!(self.clock, Clock::Seconds | Clock::Date) {
            out.extend_from_slice(b" <");
            stamp(out, delta, 5, b"");
            out.push(b'>');
        }
        out.extend_from_slice(b"] ");
    }
}

/// Seconds with six digits behind the point, and room for so many before it.
fn stamp(out: &mut Vec<u8>, micro: u64, width: isize, sign: &[u8]) {
    let mut room = [0; number::DIGITS];
    let whole = [sign, number::format(micro / 1_000_000, &mut room)].concat();
    pad(out, &whole, width, b' ');
    out.push(b'.');
    pad(out, number::format(micro % 1_000_000, &mut room), 6, b'0');
}

/// Adds a text with what fills it up to a width in front of it, or behind it for a negative one.
#[inline(never)]
fn pad(out: &mut Vec<u8>, text: &[u8], width: isize, with: u8) {
    let fill = width.unsigned_abs().saturating_sub(text.len());
    if width < 0 {
        out.extend_from_slice(text);
    }
    (0..fill).for_each(|_| out.push(with));
    if width >= 0 {
        out.extend_from_slice(text);
    }
}

/// A text of /dev/kmsg: what is not printable is `\x` and two digits there.
#[inline(never)]
fn unescape(mut text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let [first, rest @ ..] = text {
        text = rest;
        plain.push(*first);
        if let [b'x', high, low, behind @ ..] = rest
            && *first == b'\\'
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            plain.pop();
            plain.push((high << 4 | low) as u8);
            text = behind;
        }
    }
    plain
}
