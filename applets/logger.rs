//! logger - write messages to the system's log
use rt::{
    Cx, Done, Id, Input, Stop, Vec, io,
    lines::Lines,
    log, long,
    net::resolver,
    sys::{
        Fd, fs,
        net::{self, Address},
        process, stat_at, system,
    },
    text::{
        number::{self, DIGITS, format, format_signed},
        split::parts,
        time::{self, Time, Zone},
    },
    user::Table,
};

rt::applet! { "logger", main, { own_process: true }, "\
Usage: logger [OPTION]... [MESSAGE]...
Write MESSAGE, or each line of standard input, to the system's log.

  -i                       with our process number
      --id[=ID]            with that number, or ours
  -f, --file=FILE          write the lines of FILE
  -e, --skip-empty         no empty lines
      --no-act             write nothing
  -p, --priority=PRIORITY  FACILITY.LEVEL or LEVEL (user.notice)
      --octet-count        the length before each message (RFC 6587)
      --prio-prefix        a line may start with <N>, its priority
  -s, --stderr             to standard error, too
  -S, --size=SIZE          no longer messages (1KiB)
  -t, --tag=TAG            who speaks, in place of the user's name
  -n, --server=HOST        write to that machine
  -P, --port=PORT          that port (514, or 601 with -T)
  -T, --tcp                by TCP
  -d, --udp                by UDP
      --rfc3164            in BSD's form
      --rfc5424[=LIST]     in the newer form, that of other machines, without what LIST names: notime, notq, nohost
      --sd-id=ID           what --sd-param is for, NAME@NUMBER
      --sd-param=DATA      add NAME=\"VALUE\" to it
      --msgid=ID           the kind of the message
  -u, --socket=SOCKET      write there, not to /dev/log
      --socket-errors[=WHEN]  tell that there is nobody to hear: on, off, auto (of /dev/log, or where systemd runs)
" }

const ID: Id = long(HELP, "id");
const NO_ACT: Id = long(HELP, "no-act");
const OCTET_COUNT: Id = long(HELP, "octet-count");
const PREFIX: Id = long(HELP, "prio-prefix");
const BSD: Id = long(HELP, "rfc3164");
const NEW: Id = long(HELP, "rfc5424");
const SD_ID: Id = long(HELP, "sd-id");
const SD_PARAM: Id = long(HELP, "sd-param");
const MESSAGE_ID: Id = long(HELP, "msgid");
const ERRORS: Id = long(HELP, "socket-errors");

struct Logger<'a> {
    priority: u64,
    form: Form,
    /// The process that speaks.
    id: Option<i64>,
    tag: Vec<u8>,
    host: Vec<u8>,
    zone: Zone,
    /// Of the newer form: what is left out, the kind of the message, and the structured data.
    without: &'a [u8],
    message_id: &'a [u8],
    data: Vec<u8>,
    counted: bool,
    stream: bool,
    both: bool,
    socket: Option<Fd>,
}

#[derive(PartialEq)]
enum Form {
    Local,
    Bsd,
    New,
}

fn main(cx: &mut Cx) -> Done {
    let mut logger = Logger {
        priority: 13,
        form: Form::Local,
        id: None,
        tag: Vec::new(),
        host: Vec::new(),
        zone: cx.zone(),
        without: b"",
        message_id: b"-",
        data: Vec::new(),
        counted: false,
        stream: false,
        both: false,
        socket: None,
    };
    let (mut file, mut skip_empty, mut silent, mut prefix) = (None, false, false, false);
    let (mut size, mut tag, mut server, mut port) = (1024, None, None, None);
    let (mut form, mut path, mut errors) = (None, log::SOCKET, &b"auto"[..]);
    let mut in_data = false;
    while let Some(option) = cx.option()? {
        let value = cx.value();
        let text = value.to_bytes();
        match option {
            b'i' => logger.id = Some(process::id().into()),
            ID => {
                let id = match text {
                    b"" => Some(process::id().into()),
                    text => number::decimal(text).ok().and_then(|id| i64::try_from(id).ok()),
                };
                logger.id =
                    Some(id.ok_or_else(|| cx.stop(packed!("failed to parse id: %w"), &[text]))?);
            }
            b'f' => file = Some(value),
            b'e' => skip_empty = true,
            NO_ACT => silent = true,
            b'p' => logger.priority = priority(cx, text)?,
            OCTET_COUNT => logger.counted = true,
            PREFIX => prefix = true,
            b's' => logger.both = true,
            b'S' => size = number::fit(cx.size("message size")?).max(1),
            b't' => tag = Some(text),
            b'n' => server = Some(text),
            b'P' => match number::decimal(text).map(u16::try_from) {
                Ok(Ok(number)) => port = Some(number),
                _ => return Err(cx.stop(packed!("invalid port %w"), &[text])),
            },
            b'T' => logger.stream = true,
            b'd' => logger.stream = false,
            BSD => form = Some(Form::Bsd),
            NEW => {
                for word in parts(text, b',').filter(|word| !word.is_empty()) {
                    if !matches!(word, b"notime" | b"notq" | b"nohost") {
                        return Err(cx.stop(packed!("invalid argument %w for --rfc5424"), &[word]));
                    }
                }
                (form, logger.without) = (Some(Form::New), text);
            }
            SD_ID if !is_id(text) => {
                return Err(cx.stop(packed!("invalid structured data ID: %w"), &[text]));
            }
            SD_ID => {
                if in_data {
                    logger.data.push(b']');
                }
                in_data = true;
                logger.data.push(b'[');
                logger.data.extend_from_slice(text);
            }
            SD_PARAM if !in_data => {
                return Err(
                    cx.stop(packed!("--sd-id was not specified for --sd-param %r"), &[text])
                );
            }
            SD_PARAM if !is_parameter(text) => {
                return Err(cx.stop(packed!("invalid structured data parameter: %w"), &[text]));
            }
            SD_PARAM => {
                logger.data.push(b' ');
                logger.data.extend_from_slice(text);
            }
            MESSAGE_ID => {
                if text.contains(&b' ') {
                    return Err(cx.stop(packed!("--msgid cannot contain space"), &[]));
                }
                logger.message_id = text;
            }
            b'u' => path = value,
            ERRORS => {
                if !matches!(text, b"" | b"on" | b"off" | b"auto") {
                    return Err(
                        cx.stop(packed!("invalid argument %w for --socket-errors"), &[text])
                    );
                }
                errors = if text.is_empty() { b"on" } else { text };
            }
            _ => {}
        }
    }
    if in_data {
        logger.data.push(b']');
    }
    let user = process::effective_user();
    logger.tag = tag.map_or_else(|| Table::users().name_or_number(user), <[u8]>::to_vec);
    if let Ok(names) = system::Names::get() {
        logger.host = names.node().to_vec();
    }
    logger.form = form.unwrap_or(if server.is_some() { Form::New } else { Form::Local });
    let operands = cx.operands();
    let input = match file {
        Some(file) => Some(
            cx.input(file).map_err(|e| cx.stop_error(packed!("file %r"), &[file.to_bytes()], e))?,
        ),
        None => None,
    };
    if !silent {
        logger.socket = match server {
            Some(name) => Some(connect(cx, name, port, logger.stream)?),
            None => match log::open(path) {
                Ok((socket, stream)) => {
                    logger.stream = stream;
                    Some(socket)
                }
                Err(e) => {
                    let systemd = stat_at(fs::CWD, c"/run/systemd/system", 0).is_ok();
                    let told = path == log::SOCKET || systemd || logger.both;
                    if errors == b"on" || errors == b"auto" && told {
                        return Err(cx.stop_error(packed!("socket %r"), &[path.to_bytes()], e));
                    }
                    // As if the log were full: nobody hears, and nothing is wrong.
                    None
                }
            },
        };
    }
    if !operands.is_empty() && file.is_none() {
        let mut message = Vec::new();
        for word in operands {
            if !message.is_empty() {
                message.push(b' ');
            }
            message.extend_from_slice(word.to_bytes());
        }
        message.truncate(size);
        return if message.is_empty() {
            Ok(())
        } else {
            logger.write(cx, &message, logger.priority)
        };
    }
    let input = input.unwrap_or(Input { name: b"-", fd: Fd::STDIN });
    let mut lines = Lines::new(input, b'\n');
    while lines.advance(cx) {
        let mut line = lines.text();
        let mut priority = logger.priority;
        if prefix && let Some((given, rest)) = log::split_prefix(line) {
            // Only the kernel speaks for itself.
            priority = if given < 8 { given | priority & !7 } else { given };
            line = rest;
        }
        if line.is_empty() {
            if !skip_empty {
                logger.write(cx, line, priority)?;
            }
            continue;
        }
        for part in line.chunks(size) {
            logger.write(cx, part, priority)?;
        }
    }
    Ok(())
}

/// Is it a name of RFC 5424, or a name of somebody's own: NAME@NUMBER?
#[inline(never)]
fn is_id(text: &[u8]) -> bool {
    let mut parts = parts(text, b'@');
    let plain = |byte: &u8| byte.is_ascii_graphic() && !b"=\"]".contains(byte);
    let number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    match (parts.next().unwrap_or(text), parts.rest()) {
        (name, None) => matches!(name, b"timeQuality" | b"origin" | b"meta"),
        (name, Some(owner)) => {
            !name.is_empty()
                && name.iter().all(plain)
                && !owner.is_empty()
                && owner.iter().all(number)
        }
    }
}

/// Is it NAME="VALUE", where no quotation mark or bracket ends it too early?
#[inline(never)]
fn is_parameter(text: &[u8]) -> bool {
    let mut parts = parts(text, b'=');
    let name = parts.next().unwrap_or(text);
    let value = parts.rest().and_then(|value| value.strip_prefix(b"\""));
    let Some(mut value) = value.and_then(|value| value.strip_suffix(b"\"")) else { return false };
    loop {
        value = match value {
            [] => return !name.is_empty() && name.iter().all(u8::is_ascii_graphic),
            [b'\\', b'\\' | b'"' | b']', rest @ ..] => rest,
            [b'\\' | b'"' | b']', ..] => return false,
            [_, rest @ ..] => rest,
        };
    }
}

#[inline(never)]
fn priority(cx: &mut Cx, text: &[u8]) -> Result<u64, Stop> {
    let mut facility = 1;
    let mut level = text;
    if let Some(at) = text.iter().position(|&byte| byte == b'.') {
        let name = text.get(..at).unwrap_or(text);
        facility = log::find(log::FACILITIES, name)
            .ok_or_else(|| cx.stop(packed!("unknown facility name: %r"), &[name]))?;
        level = text.get(at + 1..).unwrap_or(b"");
    }
    let number = number::decimal(level).ok().filter(|&number| number < 8);
    let level = log::find(log::LEVELS, level)
        .or(number)
        .ok_or_else(|| cx.stop(packed!("unknown priority name: %r"), &[level]))?;
    // Only the kernel speaks for itself.
    Ok(facility.max(1) << 3 | level)
}

/// A socket to the log of another machine.
#[inline(never)]
fn connect(cx: &mut Cx, name: &[u8], port: Option<u16>, stream: bool) -> Result<Fd, Stop> {
    let (kind, usual) = if stream { (net::STREAM, 601) } else { (net::DATAGRAM, 514) };
    let port = port.unwrap_or(usual);
    let Ok(machines) = resolver::addresses(name, 0) else {
        return Err(cx.stop(packed!("failed to resolve name %r"), &[name]));
    };
    for machine in machines {
        let address = Address::inet(&machine, port);
        let socket = net::socket(address.family(), kind, 0);
        if let Ok(socket) = socket
            && net::connect(&socket, &address).is_ok()
        {
            return Ok(socket);
        }
    }
    let mut room = [0; DIGITS];
    let digits = format(port.into(), &mut room);
    Err(cx.stop(packed!("failed to connect to %r port %r"), &[name, digits]))
}

impl Logger<'_> {
    #[inline(never)]
    fn write(&self, cx: &mut Cx, message: &[u8], priority: u64) -> Done {
        let mut text = Vec::from(*b"<");
        text.extend_from_slice(format(priority, &mut [0; DIGITS]));
        let id = self.id.map(format_signed);
        let without = |word: &[u8]| parts(self.without, b',').any(|one| one == word);
        let now = Time::new(system::now(), &self.zone);
        let mut add = |form: &[u8]| {
            if let Some(now) = &now {
                time::format(&mut text, form, now);
            }
        };
        if self.form == Form::New {
            add(if without(b"notime") { b">1 -" } else { b">1 %Y-%m-%dT%H:%M:%S.%6N%:z" });
            let host: &[u8] = if without(b"nohost") { b"-" } else { &self.host };
            let tag: &[u8] = if self.tag.is_empty() { b"-" } else { &self.tag };
            let id = id.as_deref().unwrap_or(b"-");
            // Whether the clock agrees with others nobody knows.
            let quality: &[u8] = match without(b"notq") || without(b"notime") {
                true if self.data.is_empty() => b"-",
                true => b"",
                false => b"[timeQuality tzKnown=\"1\" isSynced=\"0\"]",
            };
            for part in [host, tag, id, self.message_id] {
                text.push(b' ');
                text.extend_from_slice(part);
            }
            rt::fill(&mut text, b" %% ", &[quality, &self.data]);
        } else {
            add(b">%b %e %H:%M:%S ");
            if self.form == Form::Bsd {
                text.extend_from_slice(&self.host);
                text.push(b' ');
            }
            text.extend_from_slice(&self.tag);
            if let Some(id) = id {
                rt::fill(&mut text, b"[%]", &[&id]);
            }
            text.extend_from_slice(b": ");
        }
        text.extend_from_slice(message);
        if self.both {
            cx.line("%r", &[&text]);
        }
        let Some(socket) = &self.socket else { return Ok(()) };
        if self.counted {
            let len = text.len() as u64;
            text = rt::filled(b"% %", &[format(len, &mut [0; DIGITS]), &text]);
        } else if self.stream {
            text.push(b'\n');
        }
        let sent = match self.stream {
            true => io::write_all(socket, &text),
            false => net::send(socket, &text, None).map(drop),
        };
        // Nobody hears datagrams, or nobody yet.
        match sent {
            Err(e) if self.stream => Err(cx.stop_error(packed!("send message failed"), &[], e)),
            _ => Ok(()),
        }
    }
}
