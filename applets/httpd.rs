//! httpd - serve files over HTTP
use rt::{
    Cx, Done, Place, Stop, Vec, c_string, command,
    net::{
        http::{self, Head},
        resolver,
        stream::Stream,
    },
    sys::{
        Errno, Fd, Stat, fs, fstat,
        net::{self, Address},
        process,
        raw::{O_DIRECTORY, O_PATH, SIGPIPE},
        signal,
        wait::{self, Time as Span},
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::{before, last, parts},
        time::{self, Time, Zone},
    },
    user::{Spec, Table},
};

rt::applet! { "httpd", main, { place: Place::UsrSbin, own_process: true }, "\
Usage: httpd [OPTION]...
Serve the files of a directory over HTTP. What is asked for cannot lie outside it, not even behind a link. A directory is
served by the index.html in it. Each file has the type of its name's end.

  -d TEXT           print TEXT without the escapes of URLs, and leave
  -e TEXT           print TEXT with the escapes of HTML, and leave
  -f                stay in the foreground
  -h DIR            serve DIR (the working directory)
  -i                serve the one connection that is standard input, as inetd(8) gives it
  -p [IP:]PORT      listen there (80)
  -u USER[:GROUP]   become USER once the port is open
  -v                print each request and its answer's code to standard error
" }

/// How long a client may take to ask, and to take a piece of the answer, in seconds.
const PATIENCE: u64 = 60;
/// How much of a file is sent at once.
const PIECE: usize = 64 << 10;
/// How many are served at the same time.
const MOST: usize = 256;

struct Server {
    root: Fd,
    verbose: bool,
}

fn main(cx: &mut Cx) -> Done {
    let (mut foreground, mut verbose, mut inetd) = (false, false, false);
    let (mut home, mut place, mut user) = (c".", &b"80"[..], None);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        match option {
            b'd' => {
                let text = decode(value.to_bytes()).unwrap_or_else(|| value.to_bytes().to_vec());
                return cx.out.write(&text);
            }
            b'e' => {
                for &byte in value.to_bytes() {
                    let plain = byte.is_ascii_alphanumeric();
                    if plain {
                        cx.out.byte(byte)?
                    } else {
                        cx.fill("&#%r;", &[format(byte.into(), &mut [0; DIGITS])])
                    }
                }
                return Ok(());
            }
            b'f' => foreground = true,
            b'h' => home = value,
            b'i' => inetd = true,
            b'p' => place = value.to_bytes(),
            b'u' => user = Some(value.to_bytes()),
            _ => verbose = true,
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let root = cx.open(home, O_PATH | O_DIRECTORY, 0).map_err(|e| cx.fail(home.to_bytes(), e))?;
    let server = Server { root, verbose };
    if inetd {
        let socket = process::duplicate(0, 3)
            .map_err(|e| cx.stop_error(packed!("standard input"), &[], e))?;
        return server.serve(cx, socket);
    }
    let socket = listen(cx, place)?;
    if let Some(user) = user {
        become_user(cx, user)?;
    }
    if !foreground {
        command::detach(cx)?;
    }
    server.run(cx, &socket)
}

/// Opens the port: of one address, or of all.
fn listen(cx: &mut Cx, place: &[u8]) -> Result<Fd, Stop> {
    let colon = place.iter().rposition(|&byte| byte == b':');
    let (host, port) = match colon.and_then(|colon| place.split_at_checked(colon)) {
        Some((host, port)) => (host, port.get(1..).unwrap_or(b"")),
        None => (&b""[..], place),
    };
    let host = host.strip_prefix(b"[").and_then(|host| host.strip_suffix(b"]")).unwrap_or(host);
    let number = decimal(port).ok().and_then(|port| u16::try_from(port).ok());
    let Some(port) = number else { return Err(cx.usage(packed!("invalid port %w"), &[port])) };
    let ip = match host {
        b"" => Ip::ANY6,
        host => match resolver::find(cx, host, 0)?.first() {
            Some(ip) => *ip,
            None => Ip::ANY6,
        },
    };
    let open = |ip: &Ip| {
        let address = Address::inet(ip, port);
        let socket = net::socket(address.family(), net::STREAM, 0)?;
        net::set_number(&socket, net::SOL_SOCKET, net::SO_REUSEADDR, 1)?;
        if host.is_empty() && !ip.is_v4() {
            // One socket for both kinds of addresses.
            net::set_number(&socket, net::SOL_IPV6, net::IPV6_V6ONLY, 0)?;
        }
        net::bind(&socket, &address)?;
        net::listen(&socket, 128).map(|()| socket)
    };
    let opened = match open(&ip) {
        // The kernel may know IPv4 only.
        Err(Errno::AFNOSUPPORT | Errno::ADDRNOTAVAIL) if host.is_empty() => open(&Ip::ANY4),
        done => done,
    };
    opened.map_err(|e| cx.fail(place, e))
}

#[inline(never)]
fn become_user(cx: &mut Cx, user: &[u8]) -> Done {
    let (mut users, mut groups) = (Table::users(), Table::groups());
    let spec = Spec::parse(user, &mut users, &mut groups);
    let spec = spec.map_err(|why| cx.stop(packed!("%r: %w"), &[why.as_bytes(), user]))?;
    let Some(id) = spec.user else { return Err(cx.stop(packed!("invalid user: %w"), &[user])) };
    let group = spec.group.or_else(|| {
        let entry = users.entries().find(|entry| entry.id == id)?;
        entry.group()
    });
    let Some(group) = group else {
        return Err(cx.stop(packed!("%w has no login group"), &[user]));
    };
    process::set_groups(&[group])
        .and_then(|()| process::set_group(group))
        .and_then(|()| process::set_user(id))
        .map_err(|e| cx.stop_error(packed!("cannot become %w"), &[user], e))
}

impl Server {
    /// Serves whoever connects, each by a process of its own.
    fn run(&self, cx: &mut Cx, socket: &Fd) -> Done {
        let mut children = 0;
        loop {
            // Those that are done make room.
            while children > 0 {
                match process::wait(-1, children >= MOST) {
                    Ok((0, _)) => break,
                    Ok(_) => children -= 1,
                    Err(Errno::INTR) => {}
                    Err(_) => children = 0,
                }
            }
            let client = match net::accept(socket) {
                Ok((client, _)) => client,
                // It is gone before it was served.
                Err(Errno::INTR | Errno::CONNABORTED | Errno::PROTO | Errno::AGAIN) => continue,
                // Too many files are open, say. Others will be served when it is over.
                Err(e) => {
                    cx.note_error(packed!("cannot accept connections"), &[], Some(e));
                    let _ = wait::sleep(&mut Span { seconds: 1, nanoseconds: 0 });
                    continue;
                }
            };
            match process::fork() {
                Ok(0) => {
                    let done = self.serve(cx, client);
                    let status = cx.finish(done, true);
                    process::exit(status);
                }
                Ok(_) => children += 1,
                Err(e) => cx.note_error(packed!("cannot serve a client"), &[], Some(e)),
            }
        }
    }

    /// Answers one request. Whether the client still listens is its own affair.
    fn serve(&self, cx: &mut Cx, client: Fd) -> Done {
        signal::set(SIGPIPE as u8, signal::Action::Ignore)
            .map_err(|e| cx.stop_error(packed!("cannot ignore signals"), &[], e))?;
        let mut stream = Stream::new(client, None);
        hurry();
        let head = match Head::read(&mut stream) {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(()),
            Err(_) => Head::default(),
        };
        let [method, path, protocol] = head.first();
        let answer = self.answer(&head);
        if self.verbose {
            let code = &mut [0; DIGITS];
            cx.note(packed!("%n %n: %r"), &[method, path, format(answer.code.into(), code)]);
        }
        let mut text = Vec::new();
        // The first protocol had nothing but the file.
        if method != b"GET" || path.is_empty() || !protocol.is_empty() {
            answer.head(&mut text);
        }
        if method != b"HEAD" {
            text.extend_from_slice(&answer.text);
        }
        hurry();
        if stream.send(&text).is_err() || method == b"HEAD" {
            return Ok(());
        }
        if let Some(file) = &answer.file {
            let mut sent = 0;
            let mut room = rt::zeros(PIECE);
            while sent < answer.len {
                let want = (answer.len - sent).min(room.len() as u64) as usize;
                let piece = room.get_mut(..want).unwrap_or(&mut []);
                // A file that shrinks meanwhile ends the connection early, which the client can tell.
                let Ok(len @ 1..) = file.read_at(piece, answer.start + sent) else { break };
                hurry();
                if stream.send(piece.get(..len).unwrap_or(piece)).is_err() {
                    break;
                }
                sent += len as u64;
            }
        }
        // What the client still sends is read, lest the connection break before it has read the answer.
        if net::end_sending(&stream.socket).is_ok() {
            stream.patience = Some(1);
            let mut left = 64;
            while left > 0 && stream.fill().unwrap_or(false) {
                stream.take(stream.unused().len());
                left -= 1;
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn answer(&self, head: &Head) -> Answer {
        let [method, target, protocol] = head.first();
        if target.is_empty() || !(protocol.is_empty() || protocol.starts_with(b"HTTP/1.")) {
            return Answer::error(400, "Bad Request");
        }
        if !matches!(method, b"GET" | b"HEAD") {
            return Answer::error(501, "Not Implemented");
        }
        // A proxy's client names the machine, too.
        let target = target.strip_prefix(b"http://").map_or(target, |rest| {
            let slash = rest.iter().position(|&byte| byte == b'/');
            slash.and_then(|slash| rest.get(slash..)).unwrap_or(b"/")
        });
        let raw = before(target, b'?');
        let Some(path) = decode(raw).filter(|path| path.starts_with(b"/") && !path.contains(&0))
        else {
            return Answer::error(400, "Bad Request");
        };
        let below = parts(&path, b'/').filter(|part| !part.is_empty());
        let mut relative = below.collect::<Vec<_>>().join(&b'/');
        let opened = self.open(&relative).and_then(|(file, stat)| {
            if !stat.is_directory() {
                return if path.ends_with(b"/") { Err(Errno::NOTDIR) } else { Ok((file, stat)) };
            }
            if !path.ends_with(b"/") {
                return Err(Errno::ISDIR);
            }
            if !relative.is_empty() {
                relative.push(b'/');
            }
            relative.extend_from_slice(b"index.html");
            self.open(&relative)
        });
        let (file, stat) = match opened {
            Ok(opened) => opened,
            Err(Errno::ISDIR) => {
                let mut answer = Answer::error(301, "Moved Permanently");
                // With its escapes, and one slash in front: two would name another machine.
                let slashes = raw.iter().take_while(|&&byte| byte == b'/').count();
                let rest = raw.get(slashes..).unwrap_or(b"");
                answer.fields = rt::filled(b"Location: /%/\r\n", &[rest]);
                return answer;
            }
            Err(Errno::ACCES | Errno::PERM | Errno::XDEV | Errno::LOOP) => {
                return Answer::error(403, "Forbidden");
            }
            Err(Errno::NOENT | Errno::NOTDIR | Errno::NAMETOOLONG) => {
                return Answer::error(404, "Not Found");
            }
            Err(_) => return Answer::error(500, "Internal Server Error"),
        };
        if !stat.is_regular() {
            return Answer::error(403, "Forbidden");
        }
        Answer::file(head, file, &stat, &relative)
    }

    /// Opens what lies below the root.
    fn open(&self, path: &[u8]) -> Result<(Fd, Stat), Errno> {
        let path = if path.is_empty() { c_string(b".") } else { c_string(path) };
        let file = fs::open_beneath(&self.root, &path)?;
        let stat = fstat(&file)?;
        Ok((file, stat))
    }
}

/// From now on, the client has so long until this process ends: one that asks or takes byte by byte is not to keep others away.
fn hurry() {
    // It fails for no time of this kind.
    let _ = signal::set_alarm(Span { seconds: PATIENCE, nanoseconds: 0 });
}

/// What a client is told.
struct Answer {
    code: u16,
    reason: &'static str,
    fields: Vec<u8>,
    text: Vec<u8>,
    file: Option<Fd>,
    start: u64,
    len: u64,
}

impl Answer {
    fn error(code: u16, reason: &'static str) -> Answer {
        let digits = &mut [0; DIGITS];
        let digits = format(code.into(), digits);
        let reason_bytes = reason.as_bytes();
        let text = [
            b"<html><head><title>",
            digits,
            b" ",
            reason_bytes,
            b"</title></head><body><h1>",
            digits,
            b" ",
            reason_bytes,
            b"</h1></body></html>\n",
        ];
        Answer {
            code,
            reason,
            fields: Vec::new(),
            text: text.concat(),
            file: None,
            start: 0,
            len: 0,
        }
    }

    /// A file, or the part of it that was asked for.
    fn file(head: &Head, file: Fd, stat: &Stat, path: &[u8]) -> Answer {
        let modified = stat.modified();
        let zone = Zone::utc();
        let mut date = Vec::new();
        if let Some(time) = Time::new((modified.0, 0), &zone) {
            time::format(&mut date, b"%a, %d %b %Y %H:%M:%S GMT", &time);
        }
        if let Some(since) = head.get("If-Modified-Since")
            && let Some(since) = http::seconds(since)
            && modified.0 <= since
        {
            let mut answer = Answer::error(304, "Not Modified");
            answer.text.clear();
            return answer;
        }
        let size = stat.size();
        let mut answer = Answer {
            code: 200,
            reason: "OK",
            fields: Vec::new(),
            text: Vec::new(),
            file: Some(file),
            start: 0,
            len: size,
        };
        let [a, b, c] = &mut [[0; DIGITS]; 3];
        // A part counts only of the file that the client has the rest of.
        let same = head.get("If-Range").is_none_or(|tag| tag == date.as_slice());
        match head.get("Range").filter(|_| same).and_then(|range| part(range, size)) {
            Some(Some((start, end))) => {
                (answer.code, answer.reason) = (206, "Partial Content");
                (answer.start, answer.len) = (start, end + 1 - start);
                answer.fields = rt::filled(
                    b"Content-Range: bytes %-%/%\r\n",
                    &[format(start, a), format(end, b), format(size, c)],
                );
            }
            Some(None) => {
                answer = Answer::error(416, "Range Not Satisfiable");
                answer.fields = rt::filled(b"Content-Range: bytes */%\r\n", &[format(size, a)]);
                return answer;
            }
            None => {}
        }
        let kind = kind_of(path);
        answer.fields.extend_from_slice(&rt::filled(
            b"Content-Type: %\r\nLast-Modified: %\r\nAccept-Ranges: bytes\r\n",
            &[kind, &date],
        ));
        answer
    }

    #[inline(never)]
    fn head(&self, text: &mut Vec<u8>) {
        let digits = &mut [0; DIGITS];
        let pieces = [
            b"HTTP/1.1 ",
            format(self.code.into(), digits),
            b" ",
            self.reason.as_bytes(),
            b"\r\n",
            &self.fields,
        ];
        pieces.iter().for_each(|piece| text.extend_from_slice(piece));
        let now = rt::sys::system::now();
        if let Some(time) = Time::new(now, &Zone::utc()) {
            time::format(text, b"Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &time);
        }
        if self.file.is_none() && !self.text.is_empty() {
            text.extend_from_slice(b"Content-Type: text/html\r\n");
        }
        let len = if self.file.is_some() { self.len } else { self.text.len() as u64 };
        // What the client has already has a length, but not that of nothing (RFC 9110, 8.6).
        if self.code != 304 {
            text.extend_from_slice(b"Content-Length: ");
            text.extend_from_slice(format(len, digits));
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(b"Connection: close\r\n\r\n");
    }
}

/// The first and the last byte of a part of a file of `size` bytes; `None` where none is asked for that makes sense, and none within where
/// it lies beyond the end.
fn part(range: &[u8], size: u64) -> Option<Option<(u64, u64)>> {
    let mut ends = parts(range.strip_prefix(b"bytes=")?, b'-');
    let (first, last) = (ends.next()?, ends.rest()?);
    if first.is_empty() {
        // So many from the end.
        let count = decimal(last).ok()?.min(size);
        return Some((count > 0).then(|| (size - count, size - 1)));
    }
    let start = decimal(first).ok()?;
    let end = if last.is_empty() { u64::MAX } else { decimal(last).ok()? };
    if end < start {
        return None;
    }
    Some((start < size).then(|| (start, end.min(size - 1))))
}

/// The types of files, by the ends of their names.
const KINDS: &[u8] = b"css text/css gif image/gif gz application/gzip htm text/html html text/html ico image/x-icon jpeg image/jpeg \
jpg image/jpeg js text/javascript json application/json mp3 audio/mpeg mp4 video/mp4 pdf application/pdf png image/png \
svg image/svg+xml txt text/plain wasm application/wasm webp image/webp xml text/xml";

fn kind_of(path: &[u8]) -> &'static [u8] {
    let end = last(path, b'.');
    let mut words = parts(KINDS, b' ');
    while let (Some(known), Some(kind)) = (words.next(), words.next()) {
        if end.eq_ignore_ascii_case(known) {
            return kind;
        }
    }
    b"application/octet-stream"
}

/// Takes the escapes of a URL back; `None` if one is broken.
fn decode(mut text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    while let Some((&byte, rest)) = text.split_first() {
        text = rest;
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let (digits, rest) = rest.split_at_checked(2)?;
        let digit = |value: u32, &digit: &u8| Some(value << 4 | char::from(digit).to_digit(16)?);
        decoded.push(digits.iter().try_fold(0, digit)? as u8);
        text = rest;
    }
    Some(decoded)
}
