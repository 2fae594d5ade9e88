//! getty - ask for a name at a terminal
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, IdSet, OwnedStrings, Place, Stop, Vec, account, c_string, command, io, long,
    sessions,
    sys::{
        Fd, fs, process,
        raw::{
            AT_EMPTY_PATH, CLOCAL, CREAD, CRTSCTS, CS8, CSIZE, HUPCL, O_NONBLOCK, O_RDONLY, O_RDWR,
            PARENB, SIGINT, SIGQUIT,
        },
        signal, system,
        terminal::{self, Settings},
        wait,
    },
    text::{
        number,
        split::parts,
        time::{self, Time},
    },
};

rt::applet! { "getty", main, { own_process: true, place: Place::Sbin }, "\
Usage: getty [OPTION]... [SPEED[,SPEED]...] TERMINAL [TYPE]
Open TERMINAL, a name in /dev, or - for standard input; show /etc/issue, ask for a name, and run login. The speed may stand behind
the terminal, too; where there are several, a break goes on to the next one.

  -a, --autologin=USER   log USER in without asking
  -c, --noreset          leave the terminal's control modes alone
  -E, --remote           pass -H's host on to login
  -f, --issue-file=FILE  show FILE, not /etc/issue
  -h, --flow-control     have the hardware control the flow
  -H, --host=HOST        where the user comes from
  -i, --noissue          show no file
  -I, --init-string=TEXT  send TEXT first; \\NNN is a byte in octal
  -J, --noclear          leave what is on the screen
  -l, --login-program=FILE  run FILE, not /bin/login
  -L, --local-line       the line has no carrier
  -n, --skip-login       ask for no name
  -N, --nonewline        start no new line before the file
  -o, --login-options=OPTIONS  give these words to login; \\u is the name
  -p, --login-pause      wait for a key before login
  -s, --keep-baud        keep the speed, if there is one
  -t, --timeout=SECONDS  give up if nobody logs in
  -w, --wait-cr          wait for Enter before anything is shown
      --nohostname       do not show the machine's name
" }

const NO_HOST_NAME: Id = long(HELP, "nohostname");

struct Getty<'a> {
    /// The options that take no value.
    flags: IdSet,
    speeds: Vec<u32>,
    user: Option<&'a [u8]>,
    host: Option<&'a [u8]>,
    issue: Option<&'a CStr>,
    options: Option<&'a [u8]>,
}

fn main(cx: &mut Cx) -> Done {
    let mut getty = Getty {
        speeds: Vec::new(),
        user: None,
        host: None,
        issue: Some(c"/etc/issue"),
        options: None,
        flags: IdSet::default(),
    };
    let (mut login, mut first, mut deadline) = (c"/bin/login", None, None);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        match option {
            b'a' => getty.user = Some(value.to_bytes()),
            b'f' => getty.issue = Some(value),
            b'H' => getty.host = Some(value.to_bytes()),
            b'i' => getty.issue = None,
            b'I' => first = Some(value.to_bytes()),
            b'l' => login = value,
            b'o' => getty.options = Some(value.to_bytes()),
            b't' => deadline = Some(cx.size("timeout")?.saturating_mul(1000)),
            flag => getty.flags.add(flag),
        }
    }
    let mut words: Vec<&CStr> = cx.operands().collect();
    if let Some(at) = words.iter().take(2).position(|word| is_speeds(word.to_bytes())) {
        let list = words.remove(at).to_bytes();
        for speed in parts(list, b',') {
            let known = number::decimal(speed).ok().and_then(|speed| u32::try_from(speed).ok());
            match known.and_then(terminal::code_of) {
                Some(code) => getty.speeds.push(code),
                None => return Err(cx.usage(packed!("bad speed: %w"), &[speed])),
            }
        }
    }
    if words.len() > 2 {
        return Err(
            cx.usage(packed!("extra operand %w"), &[words.get(2).map_or(b"", |w| w.to_bytes())])
        );
    }
    let Some(&name) = words.first() else { return Err(cx.missing_operand()) };
    open(cx, name)?;
    let is_screen = terminal::is_virtual(&Fd::STDIN);
    getty.set(cx, 0)?;
    let line = name.to_bytes();
    let id = line.get(line.len().saturating_sub(4)..).unwrap_or(line);
    sessions::note(sessions::LOGIN, process::id(), line, id, b"LOGIN", b"");
    if let Some(text) = first {
        let _ = io::write_all(&Fd::STDOUT, &unescape(text)); // a line that is dead is told when it is read
    }
    let limit = deadline.map(|limit| limit.saturating_add(wait::milliseconds()));
    if getty.flags.has(b'w') {
        account::read_line(limit);
    }
    if !getty.flags.has(b'J') && is_screen && getty.issue.is_some() {
        cx.out.write(b"\x1B[H\x1B[J")?;
    }
    let name = match getty.user {
        Some(user) => {
            getty.show_issue(cx, line)?;
            user.to_vec()
        }
        None if getty.flags.has(b'n') => {
            getty.show_issue(cx, line)?;
            Vec::new()
        }
        None => getty.ask(cx, line, limit)?,
    };
    if getty.flags.has(b'p') {
        cx.out.write(b"[press ENTER to login]")?;
        cx.out.flush()?;
        account::read_line(limit);
    }
    cx.out.flush()?;

    let mut args = OwnedStrings::default();
    args.push(login.to_bytes());
    if let Some(host) = getty.host.filter(|_| getty.flags.has(b'E')) {
        args.push(b"-h");
        args.push(host);
    }
    match getty.options {
        Some(options) => {
            for word in options.split(number::is_space).filter(|word| !word.is_empty()) {
                match word {
                    b"\\u" => args.push(&name),
                    word => args.push(word),
                }
            }
        }
        None => {
            if getty.user.is_some() {
                args.push(b"-f");
            }
            // A name is never an option.
            args.push(b"--");
            if !name.is_empty() {
                args.push(&name);
            }
        }
    }
    let kind: &[u8] = if is_screen { b"linux" } else { b"vt102" };
    let mut env = OwnedStrings::default();
    env.push(&rt::filled(b"TERM=%", &[words.get(1).map_or(kind, |word| word.to_bytes())]));
    for entry in cx.env().map(CStr::to_bytes).filter(|entry| !entry.starts_with(b"TERM=")) {
        env.push(entry);
    }
    let (args, env) = (args.leak(), env.leak());
    Err(command::run(cx, "failed to run %n", args, env))
}

fn is_speeds(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_digit)
        && word.iter().all(|byte| byte.is_ascii_digit() || *byte == b',')
}

/// Makes the terminal standard input, output and error, and the controlling one.
#[inline(never)]
fn open(cx: &mut Cx, name: &CStr) -> Done {
    // A leader of a session is one already.
    let _ = process::new_session();
    if name != c"-" {
        let name = name.to_bytes();
        let directory: &[u8] = if name.starts_with(b"/") { b"" } else { b"/dev/" };
        let path = c_string(&[directory, name].concat());
        // It is not waited for a carrier.
        let file = cx.open(&path, O_RDWR | O_NONBLOCK, 0);
        let file = file.map_err(|e| cx.fail(path.to_bytes(), e))?;
        if !terminal::is_terminal(&file) {
            return Err(cx.stop(packed!("%n: not a tty"), &[path.to_bytes()]));
        }
        fs::set_open_flags(&file, O_RDWR)
            .and_then(|()| (0..3).try_for_each(|to| process::duplicate_to(file.number(), to)))
            .map_err(|e| cx.fail(path.to_bytes(), e))?;
        // Nobody else is to read along. On a file system that cannot be written it stays as it is.
        let _ = fs::change_owner(0, c"", Some(0), Some(0), AT_EMPTY_PATH);
        let _ = fs::change_mode(&Fd::STDIN, 0o600);
    }
    // It may be another session's; then there is no job control.
    let _ = terminal::take_control(&Fd::STDIN);
    let _ = terminal::set_foreground(&Fd::STDIN, process::id());
    Ok(())
}

impl Getty<'_> {
    /// Sets the terminal, with the speed of that number.
    #[inline(never)]
    fn set(&self, cx: &mut Cx, index: usize) -> Done {
        let before = Settings::of(&Fd::STDIN).map_err(|e| cx.fail(b"-", e))?;
        let mut settings = before.for_lines();
        let [.., control, _] = &mut settings.flags;
        if self.flags.has(b'c') {
            let [.., old, _] = before.flags;
            *control = old;
        } else {
            *control = *control & !(CSIZE | PARENB | CRTSCTS | CLOCAL) | CS8 | CREAD | HUPCL;
        }
        for (is_set, flag) in [(self.flags.has(b'h'), CRTSCTS), (self.flags.has(b'L'), CLOCAL)] {
            if is_set {
                *control |= flag;
            }
        }
        let kept = self.flags.has(b's') && *control & terminal::SPEED_CODE != 0;
        if let Some(&code) = self.speeds.get(index)
            && !kept
        {
            *control = *control & !terminal::SPEED_CODE | code;
        }
        settings.set(&Fd::STDIN, true).map_err(|e| cx.fail(b"-", e))
    }

    /// Asks until there is a name.
    #[inline(never)]
    fn ask(&self, cx: &mut Cx, line: &[u8], limit: Option<u64>) -> Result<Vec<u8>, Stop> {
        let mut speed = 0usize;
        for number in [SIGINT, SIGQUIT] {
            let _ = signal::set(number as u8, signal::Action::Note); // which is the default's again for login
        }
        loop {
            self.show_issue(cx, line)?;
            let names = system::Names::get();
            if let Ok(names) = names
                && !self.flags.has(NO_HOST_NAME)
            {
                cx.fill("%r ", &[names.node()]);
            }
            cx.out.write(b"login: ")?;
            cx.out.flush()?;
            let Some(name) = account::read_line(limit) else {
                if signal::take().is_none() {
                    return Err(Stop::new(1));
                }
                // Keys that interrupt begin anew; whoever started this would wait with the next one.
                continue;
            };
            if name.contains(&0) && !self.speeds.is_empty() {
                // A break.
                speed = (speed + 1).checked_rem(self.speeds.len()).unwrap_or(0);
                self.set(cx, speed)?;
            } else if !name.is_empty() && !name.iter().any(|byte| byte.is_ascii_control()) {
                return Ok(name);
            }
        }
    }

    /// Shows the file, with what stands in it for names and dates.
    #[inline(never)]
    fn show_issue(&self, cx: &mut Cx, line: &[u8]) -> Done {
        if !self.flags.has(b'N') {
            cx.out.write(b"\n")?;
        }
        let Some(path) = self.issue else { return Ok(()) };
        // Without it, there is nothing to show.
        let text = cx.open(path, O_RDONLY, 0).and_then(|file| io::read_all(&file));
        let text = text.unwrap_or_default();
        let names = system::Names::get();
        let mut bytes = text.iter().copied();
        while let Some(byte) = bytes.next() {
            if byte != b'\\' {
                cx.out.write(&[byte])?;
                continue;
            }
            let letter = bytes.next().unwrap_or(b'\\');
            match (letter, &names) {
                (b's', Ok(names)) => cx.out.add(names.kernel()),
                (b'n', Ok(names)) => cx.out.add(names.node()),
                (b'r', Ok(names)) => cx.out.add(names.release()),
                (b'v', Ok(names)) => cx.out.add(names.version()),
                (b'm', Ok(names)) => cx.out.add(names.machine()),
                (b'o' | b'O', Ok(names)) => cx.out.add(names.domain()),
                (b'l', _) => cx.out.add(line),
                (b'd' | b't', _) => {
                    let zone = cx.zone();
                    let format: &[u8] = if letter == b'd' { b"%a %b %e %Y" } else { b"%H:%M:%S" };
                    let mut text = Vec::new();
                    if let Some(now) = Time::new(system::now(), &zone) {
                        time::format(&mut text, format, &now);
                    }
                    cx.out.add(&text);
                }
                (b'b', _) => {
                    let [.., control, _] = Settings::of(&Fd::STDIN).unwrap_or_default().flags;
                    let speed = terminal::speed_of(control & terminal::SPEED_CODE);
                    cx.out.number(speed.into(), 0)?;
                }
                (letter, _) => cx.out.add(&[letter]),
            }
        }
        cx.out.checked()
    }
}

/// `\NNN` as a byte, and any other character behind a backslash as itself.
fn unescape(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((&byte, more)) = rest.split_first() {
        rest = more;
        let octal = rest.iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
        if byte == b'\\' && octal > 0 {
            let (digits, more) = rest.split_at_checked(octal).unwrap_or((rest, b""));
            bytes.push(digits.iter().fold(0, |value: u8, digit| value << 3 | (digit & 7)));
            rest = more;
        } else {
            bytes.push(byte);
        }
    }
    bytes
}
