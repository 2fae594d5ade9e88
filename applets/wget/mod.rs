//! wget - fetch files over HTTP
mod url;

use core::ffi::CStr;
use rt::{
    Cx, Done, Id, IdSet, Stop, Vec, c_string,
    copy::Progress,
    directories, io, long,
    net::{
        http::{self, Framing, Head},
        resolver::{self, Failure},
        stream::Stream,
    },
    sys::{
        Errno, Fd, attribute, fs, net,
        raw::{O_CREAT, O_EXCL, O_TRUNC, O_WRONLY, UTIME_NOW},
        wait::{self, Time},
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::{lines, parts},
    },
};
use url::{Refusal, Url};

rt::applet! { "wget", main, { own_process: true }, "\
Usage: wget [OPTION]... URL...
Fetch each URL over HTTP into a file of its name. What breaks off is taken up again where it was. https is refused:
certificates cannot be verified yet.

  -c, --continue              go on with a file that is there in part
  -i, --input-file=FILE       fetch the URLs in FILE, a line each, too
  -O, --output-document=FILE  write it all into FILE; - is standard output
  -P, --directory-prefix=DIR  make files in DIR
  -q, --quiet                 print nothing but errors
  -S, --server-response       print the heads of the answers
  -t, --tries=NUMBER          how often to try (20); 0 is without end
  -T, --timeout=SECONDS       how long to wait for an answer, or for more of it (900); 0 is without end
  -U, --user-agent=NAME       say NAME in place of mote
  -Y, --proxy=WHETHER         off: ask the server itself, whatever http_proxy says
  -4, --inet4-only            use IPv4 only
  -6, --inet6-only            use IPv6 only
      --header=LINE           add LINE to the request
      --post-data=TEXT        send TEXT by POST
      --post-file=FILE        send the contents of FILE by POST
      --method=NAME           ask by NAME in place of GET
      --user=NAME             log in as NAME
      --password=TEXT         with this password
      --max-redirect=NUMBER   how many other addresses to follow (20)
      --no-clobber            leave a file alone that is there
      --no-use-server-timestamps  do not set the time of files to the server's
      --spider                only see whether it is there

The status is 3 for files, 4 for the network and 8 for what servers refuse.
" }

const HEADER: Id = long(HELP, "header");
const POST_DATA: Id = long(HELP, "post-data");
const POST_FILE: Id = long(HELP, "post-file");
const METHOD: Id = long(HELP, "method");
const USER: Id = long(HELP, "user");
const PASSWORD: Id = long(HELP, "password");
const MAX_REDIRECT: Id = long(HELP, "max-redirect");
const NO_CLOBBER: Id = long(HELP, "no-clobber");
const NO_TIMES: Id = long(HELP, "no-use-server-timestamps");
const SPIDER: Id = long(HELP, "spider");

/// Statuses, as GNU's wget has them.
const FILES: u8 = 3;
const NETWORK: u8 = 4;
const REFUSED: u8 = 8;

/// What the options say.
struct Options<'a> {
    /// The options that take no value.
    flags: IdSet,
    document: Option<&'a CStr>,
    directory: Option<&'a [u8]>,
    tries: u64,
    patience: Option<u64>,
    agent: &'a [u8],
    proxy: Option<Url>,
    family: u16,
    headers: Vec<&'a [u8]>,
    body: Option<Vec<u8>>,
    method: Option<&'a [u8]>,
    user: Option<&'a [u8]>,
    password: &'a [u8],
    redirects: u64,
}

fn main(cx: &mut Cx) -> Done {
    let mut options = Options {
        document: None,
        directory: None,
        tries: 20,
        patience: Some(900),
        agent: b"mote",
        proxy: None,
        family: 0,
        headers: Vec::new(),
        body: None,
        method: None,
        user: None,
        password: b"",
        redirects: 20,
        flags: IdSet::default(),
    };
    let (mut list, mut proxy) = (None, cx.var(b"http_proxy"));
    while let Some(option) = cx.option()? {
        let path = cx.value();
        let value = path.to_bytes();
        match option {
            b'i' => list = Some(path),
            b'O' => options.document = Some(path),
            b'P' => options.directory = Some(value),
            b't' => options.tries = number(cx)?,
            b'T' => options.patience = Some(number(cx)?).filter(|&seconds| seconds > 0),
            b'U' => options.agent = line(cx)?,
            b'Y' if value == b"off" => proxy = None,
            b'Y' if value == b"on" => {}
            b'Y' => return Err(cx.usage(packed!("invalid --proxy argument %w"), &[value])),
            b'4' => options.family = net::INET,
            b'6' => options.family = net::INET6,
            HEADER => options.headers.push(line(cx)?),
            POST_DATA => options.body = Some(value.to_vec()),
            POST_FILE => {
                let input = cx.input(path).and_then(|input| io::read_all(&input.fd));
                options.body = Some(input.map_err(|e| stop(cx, value, e, FILES))?);
            }
            METHOD => options.method = Some(line(cx)?),
            USER => options.user = Some(value),
            PASSWORD => options.password = value,
            MAX_REDIRECT => options.redirects = number(cx)?,
            flag => options.flags.add(flag),
        }
    }
    if cx.operands().is_empty() && list.is_none() {
        return Err(cx.usage(packed!("missing URL"), &[]));
    }
    if let Some(text) = proxy.filter(|text| !text.is_empty()) {
        options.proxy = Some(Url::parse(text).map_err(|refusal| refuse(cx, text, refusal))?);
    }
    let mut session = Session {
        options,
        document: None,
        directory: None,
        machines: (Vec::new(), Ok(Vec::new())),
    };
    for text in cx.operands() {
        session.get(cx, text.to_bytes());
    }
    if let Some(list) = list {
        let text = cx.input(list).and_then(|input| io::read_all(&input.fd));
        let text = text.map_err(|e| stop(cx, list.to_bytes(), e, FILES))?;
        for text in lines(&text).map(<[u8]>::trim_ascii) {
            if !text.is_empty() {
                session.get(cx, text);
            }
        }
    }
    Ok(())
}

fn number(cx: &mut Cx) -> Result<u64, Stop> {
    let value = cx.value().to_bytes();
    decimal(value).map_err(|_| cx.usage(packed!("invalid number %w"), &[value]))
}

/// The option's value, if it fits into the head of a request.
fn line<'a>(cx: &mut Cx<'a>) -> Result<&'a [u8], Stop> {
    let value = cx.value().to_bytes();
    if value.iter().any(|&byte| matches!(byte, b'\r' | b'\n')) {
        return Err(cx.usage(packed!("%w has more than one line"), &[value]));
    }
    Ok(value)
}

#[inline(never)]
fn stop(cx: &mut Cx, noun: &[u8], error: Errno, status: u8) -> Stop {
    cx.warn(noun, error);
    Stop::new(status)
}

fn refuse(cx: &mut Cx, text: &[u8], refusal: Refusal) -> Stop {
    match refusal {
        Refusal::Invalid => cx.say(packed!("%n: invalid URL"), &[text]),
        Refusal::Scheme(scheme) if scheme.eq_ignore_ascii_case(b"https") => {
            cx.say(
                packed!("%n: https is not supported, because certificates cannot be verified yet"),
                &[text],
            );
        }
        Refusal::Scheme(scheme) => cx.say(packed!("%n: unsupported scheme %w"), &[text, &scheme]),
    }
    Stop::new(1)
}

/// What becomes of one try.
enum Outcome {
    Done,
    /// It is at another address.
    Elsewhere(Url, u16),
    /// It broke off; another try may help.
    Again(Errno),
}

/// What is the same for all URLs.
struct Session<'a> {
    options: Options<'a>,
    /// The file of -O, once it is open.
    document: Option<Fd>,
    /// The directory of -P, once it is open.
    directory: Option<Fd>,
    /// The last host's addresses, for the next URL.
    machines: (Vec<u8>, Result<Vec<Ip>, Failure>),
}

/// A file that is being fetched.
struct Target {
    /// `None` is standard output.
    file: Option<Fd>,
    name: Vec<u8>,
    /// How many bytes it has now.
    written: u64,
}

impl Session<'_> {
    /// Fetches what `text` names, and reports what fails.
    fn get(&mut self, cx: &mut Cx, text: &[u8]) {
        if let Err(stop) = self.fetch(cx, text) {
            cx.raise(stop.status());
        }
    }

    fn fetch(&mut self, cx: &mut Cx, text: &[u8]) -> Done {
        let mut url = Url::parse(text).map_err(|refusal| refuse(cx, text, refusal))?;
        if let (None, Some(user)) = (&url.user, self.options.user) {
            url.user = Some(rt::filled(b"%:%", &[user, self.options.password]));
        }
        let name = url.file_name();
        let (mut target, mut method) = (None, self.method());
        let (mut tries, mut redirects) = (0, 0);
        loop {
            match self.attempt(cx, text, &url, &name, method, &mut target)? {
                Outcome::Done => break,
                Outcome::Elsewhere(other, code) => {
                    redirects += 1;
                    if redirects > self.options.redirects {
                        cx.say(packed!("%n: too many redirections"), &[text]);
                        return Err(Stop::new(REFUSED));
                    }
                    // What was sent once is not sent again, unless the server says so (RFC 9110, 15.4).
                    if code < 304 && method == b"POST" {
                        method = b"GET";
                    }
                    // Secrets stay with the machine that they are for.
                    let same = other.host == url.host && other.port == url.port;
                    let user = if same { url.user } else { None };
                    url = Url { user: other.user.or(user), ..other };
                }
                Outcome::Again(e) => {
                    tries += 1;
                    if tries == self.options.tries || e == Errno::CONNREFUSED {
                        return Err(stop(cx, text, e, NETWORK));
                    }
                    if !self.options.flags.has(b'q') {
                        cx.note_error(packed!("%n: trying again"), &[text], Some(e));
                    }
                    let mut pause = Time { seconds: tries.min(10), nanoseconds: 0 };
                    while wait::sleep(&mut pause).is_err() {}
                }
            }
        }
        let Some(target) = target else { return Ok(()) };
        if let Some(file) = target.file
            && self.options.document.is_none()
        {
            file.close().map_err(|e| stop(cx, &target.name, e, FILES))?;
        }
        if !self.options.flags.has(b'q') && target.name != b"-" {
            let digits = &mut [0; DIGITS];
            cx.line(
                packed!("%w saved (%r bytes)"),
                &[&target.name, format(target.written, digits)],
            );
        }
        Ok(())
    }

    fn method(&self) -> &'static [u8] {
        if self.options.body.is_some() {
            b"POST"
        } else if self.options.flags.has(SPIDER) {
            b"HEAD"
        } else {
            b"GET"
        }
    }

    /// Asks once, and writes what comes.
    #[inline(never)]
    fn attempt(
        &mut self,
        cx: &mut Cx,
        text: &[u8],
        url: &Url,
        name: &[u8],
        method: &[u8],
        target: &mut Option<Target>,
    ) -> Result<Outcome, Stop> {
        let options = &self.options;
        if target.is_none() && options.flags.has(b'c') {
            *target = self.partial(cx, name)?;
        }
        let options = &self.options;
        let peer = options.proxy.as_ref().unwrap_or(url);
        if self.machines.0 != peer.host {
            let found = resolver::addresses(&peer.host, options.family);
            self.machines = (peer.host.clone(), found);
        }
        let machines = match &self.machines.1 {
            Ok(machines) => machines,
            Err(failure) => {
                cx.say(packed!("%n: %r"), &[&peer.host, resolver::describe(*failure)]);
                return Err(Stop::new(NETWORK));
            }
        };
        let mut stream = match Stream::connect(machines, peer.port, options.patience) {
            Ok(stream) => stream,
            Err(e) => return Ok(Outcome::Again(e)),
        };
        let have = target.as_ref().map_or(0, |target| target.written);
        let request = self.request(url, method, have);
        let head = stream.send(&request).and_then(|()| {
            loop {
                let head = Head::read(&mut stream)?;
                // What is said meanwhile is not the answer.
                if head.as_ref().and_then(Head::code).is_none_or(|code| code / 100 != 1) {
                    return Ok(head);
                }
            }
        });
        let head = match head {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(Outcome::Again(Errno::PROTO)),
            Err(Errno::MSGSIZE) => return Err(stop(cx, text, Errno::MSGSIZE, REFUSED)),
            Err(e) => return Ok(Outcome::Again(e)),
        };
        if options.flags.has(b'S') {
            // What a server says may hold anything.
            head.lines().for_each(|line| cx.line("  %n", &[line]));
        }
        let code = head.code().unwrap_or(0);
        let [_, digits, reason] = head.first();
        match code {
            200 | 203 | 206 => {}
            204 if target.is_none() => {}
            301 | 302 | 303 | 307 | 308 if let Some(place) = head.get("Location") => {
                let other = url.join(place).map_err(|refusal| refuse(cx, place, refusal))?;
                if !options.flags.has(b'q') {
                    cx.line(packed!("%n: is at %n"), &[text, place]);
                }
                return Ok(Outcome::Elsewhere(other, code));
            }
            // There is nothing behind what is here already.
            416 if have > 0 => return Ok(Outcome::Done),
            // It may come to itself.
            502..=504 => return Ok(Outcome::Again(Errno::AGAIN)),
            0 => {
                cx.say(packed!("%n: the answer is not HTTP"), &[text]);
                return Err(Stop::new(REFUSED));
            }
            _ => {
                cx.say(packed!("%n: the server answered: %n %n"), &[text, digits, reason]);
                return Err(Stop::new(REFUSED));
            }
        }
        if options.flags.has(SPIDER) || method == b"HEAD" {
            if !options.flags.has(b'q') {
                cx.line(packed!("%n: it is there"), &[text]);
            }
            return Ok(Outcome::Done);
        }
        let framing = match head.framing() {
            Ok(framing) => framing,
            Err(e) => return Err(stop(cx, text, e, REFUSED)),
        };
        if target.is_none() {
            *target = Some(self.create(cx, name)?);
        }
        let Some(target) = target else { return Ok(Outcome::Done) };
        if code == 206 {
            // Another part than what is missing would make a file of what does not belong together.
            if have != target.written || range_start(&head) != Some(have) {
                cx.say(packed!("%n: the server sends another part"), &[text]);
                return Err(Stop::new(REFUSED));
            }
        } else if target.written > 0 {
            // The whole is coming.
            self.rewind(cx, target)?;
        }
        self.receive(cx, &mut stream, framing, target, &head)
    }

    /// The head of a request, and what is sent behind it.
    #[inline(never)]
    fn request(&self, url: &Url, method: &[u8], have: u64) -> Vec<u8> {
        let options = &self.options;
        let method = options.method.unwrap_or(method);
        let mut request = Vec::new();
        let mut add =
            |pieces: &[&[u8]]| pieces.iter().for_each(|piece| request.extend_from_slice(piece));
        let port = &mut [0; DIGITS];
        let port = format(url.port.into(), port);
        let (open, close): (&[u8], &[u8]) =
            if url.host.contains(&b':') { (b"[", b"]") } else { (b"", b"") };
        let host = [open, &url.host, close].concat();
        let place = if url.port == 80 { host } else { rt::filled(b"%:%", &[&host, port]) };
        let scheme: [&[u8]; 2] =
            if options.proxy.is_some() { [b"http://", &place] } else { [b""; 2] };
        add(&[method, b" ", scheme[0], scheme[1], &url.path, b" HTTP/1.1\r\nHost: ", &place]);
        add(&[b"\r\nUser-Agent: ", options.agent, b"\r\nAccept: */*\r\nConnection: close\r\n"]);
        if let Some(user) = &url.user {
            add(&[b"Authorization: Basic ", &base64(user), b"\r\n"]);
        }
        if let Some(user) = options.proxy.as_ref().and_then(|proxy| proxy.user.as_deref()) {
            add(&[b"Proxy-Authorization: Basic ", &base64(user), b"\r\n"]);
        }
        let digits = &mut [0; DIGITS];
        if have > 0 {
            add(&[b"Range: bytes=", format(have, digits), b"-\r\n"]);
        }
        options.headers.iter().for_each(|line| add(&[line, b"\r\n"]));
        let body = options.body.as_deref().filter(|_| method != b"GET" && method != b"HEAD");
        if let Some(body) = body {
            let given = |line: &&[u8]| line.to_ascii_lowercase().starts_with(b"content-type:");
            if !options.headers.iter().any(given) {
                add(&[b"Content-Type: application/x-www-form-urlencoded\r\n"]);
            }
            add(&[b"Content-Length: ", format(body.len() as u64, digits), b"\r\n"]);
        }
        add(&[b"\r\n", body.unwrap_or(b"")]);
        request
    }

    /// The directory of -P.
    fn directory(&mut self, cx: &mut Cx) -> Result<i32, Stop> {
        let Some(path) = self.options.directory else { return Ok(fs::CWD) };
        if self.directory.is_none() {
            let mut directory = None;
            let made = directories::make_all(path, &mut 0, &mut |dir, name, _, last| {
                let made = fs::make_directory(dir, name, 0o777);
                if last {
                    // One that is there already serves as well.
                    directory =
                        Some(directories::open(dir, name).map_err(|e| made.err().unwrap_or(e))?);
                    return Ok(());
                }
                made
            });
            made.map_err(|e| stop(cx, path, e, FILES))?;
            self.directory = directory;
        }
        Ok(self.directory.as_ref().map_or(fs::CWD, Fd::number))
    }

    /// The file that is there in part.
    fn partial(&mut self, cx: &mut Cx, name: &[u8]) -> Result<Option<Target>, Stop> {
        let (path, directory) = match self.options.document {
            Some(path) if path == c"-" => return Ok(None),
            Some(path) => (path.to_bytes(), fs::CWD),
            None => (name, self.directory(cx)?),
        };
        let opened = fs::open(directory, &c_string(path), O_WRONLY, 0)
            .and_then(|file| file.seek(0, 2).map(|size| (file, size)));
        match opened {
            Ok((file, size)) => {
                Ok(Some(Target { file: Some(file), name: path.to_vec(), written: size }))
            }
            Err(Errno::NOENT) => Ok(None),
            Err(e) => Err(stop(cx, path, e, FILES)),
        }
    }

    /// A new file, of a name that none has, or that of -O.
    fn create(&mut self, cx: &mut Cx, name: &[u8]) -> Result<Target, Stop> {
        if let Some(path) = self.options.document {
            let name = path.to_bytes().to_vec();
            if path == c"-" {
                return Ok(Target { file: None, name, written: 0 });
            }
            if self.document.is_none() {
                let opened = cx.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
                self.document = Some(opened.map_err(|e| stop(cx, &name, e, FILES))?);
            }
            // What comes is added to what came before.
            let number = self.document.as_ref().map_or(-1, Fd::number);
            let file =
                rt::sys::process::duplicate(number, 3).map_err(|e| stop(cx, &name, e, FILES))?;
            return Ok(Target { file: Some(file), name, written: 0 });
        }
        let directory = self.directory(cx)?;
        let mut count = 0;
        loop {
            let mut path = name.to_vec();
            if count > 0 {
                path.push(b'.');
                path.extend_from_slice(format(count, &mut [0; DIGITS]));
            }
            match fs::open(directory, &c_string(&path), O_WRONLY | O_CREAT | O_EXCL, 0o666) {
                Ok(file) => {
                    return Ok(Target { file: Some(file), name: path, written: 0 });
                }
                Err(Errno::EXIST) if !self.options.flags.has(NO_CLOBBER) => count += 1,
                Err(e) => return Err(stop(cx, &path, e, FILES)),
            }
        }
    }

    /// Takes back what was written of a file whose beginning comes again.
    fn rewind(&self, cx: &mut Cx, target: &mut Target) -> Done {
        let done = match &target.file {
            Some(file) if self.document.is_none() => {
                fs::truncate(file, 0).and_then(|()| file.seek(0, 0)).map(drop)
            }
            // Others may have read it, or it has more than this.
            _ => Err(Errno::SPIPE),
        };
        target.written = 0;
        done.map_err(|e| stop(cx, &target.name, e, FILES))
    }

    #[inline(never)]
    fn receive(
        &self,
        cx: &mut Cx,
        stream: &mut Stream,
        mut framing: Framing,
        target: &mut Target,
        head: &Head,
    ) -> Result<Outcome, Stop> {
        let mut progress = Progress::new(!self.options.flags.has(b'q'));
        let size = if let Framing::Length(len) = framing { len } else { 0 };
        progress.begin(&target.name, size);
        let outcome = loop {
            let len = match framing.next(stream) {
                Ok(0) => break Outcome::Done,
                Ok(len) => len,
                Err(e) => break Outcome::Again(e),
            };
            let bytes = stream.unused().get(..len).unwrap_or(&[]);
            let written = match &target.file {
                Some(file) => io::write_all(file, bytes),
                None => {
                    cx.out.write(bytes)?;
                    Ok(())
                }
            };
            if let Err(e) = written {
                progress.clear();
                return Err(stop(cx, &target.name, e, FILES));
            }
            target.written += len as u64;
            stream.take(len);
            progress.add(len as u64);
        };
        progress.clear();
        if let (Outcome::Done, Some(file), true) =
            (&outcome, &target.file, !self.options.flags.has(NO_TIMES))
            && let Some(seconds) = head.get("Last-Modified").and_then(http::seconds)
        {
            // A file system may have no times to set, which is no fault of what was fetched.
            let _ = attribute::set_times(file.number(), None, (0, UTIME_NOW), (seconds, 0), 0);
        }
        Ok(outcome)
    }
}

/// Where in the file an answer with a part of it begins.
fn range_start(head: &Head) -> Option<u64> {
    let range = head.get("Content-Range")?.strip_prefix(b"bytes ")?;
    decimal(parts(range, b'-').next()?).ok()
}

/// A short text in base 64 (RFC 4648).
fn base64(text: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = Vec::new();
    for group in text.chunks(3) {
        let bits =
            (0..3).fold(0, |bits, at| bits << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'=');
            encoded.push(if at <= group.len() { digit } else { b'=' });
        }
    }
    encoded
}
