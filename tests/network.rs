//! Programs of the network against servers and clients that the tests are themselves: what they send, and what they make of answers of
//! any kind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;

use common::Scratch;
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream, UdpSocket},
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// A directory of its own for a test.
struct Place(Scratch);

impl Place {
    fn new() -> Place {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        Place(Scratch::new(&format!("network{}", COUNT.fetch_add(1, Ordering::Relaxed))))
    }

    fn path(&self) -> &Path {
        &self.0.0
    }

    fn read(&self, name: &str) -> String {
        let bytes = fs::read(self.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn names(&self) -> Vec<String> {
        let files = common::files(self.path()).unwrap();
        files
            .iter()
            .map(|path| path.strip_prefix(self.path()).unwrap_or(path).display().to_string())
            .collect()
    }

    /// Runs `mote` with words: its standard output, its standard error and its status.
    fn mote(&self, words: &[&str]) -> (String, String, i32) {
        let mut command = Command::new(common::runner().unwrap_or_else(common::mote));
        if common::runner().is_some() {
            command.arg(common::mote());
        }
        command.args(words).current_dir(self.path()).env_clear().env("LC_ALL", "C.UTF-8");
        let outcome = common::run(command.stdin(Stdio::null()));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let status = match outcome.end {
            common::End::Status(status) => status,
            _ => -1,
        };
        (text(&outcome.stdout), text(&outcome.stderr), status)
    }
}

/// Answers connections with `answers`, one after the other, and keeps what was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answers: &[&str]) -> Server {
        Server::bytes(answers.iter().map(|answer| answer.as_bytes().to_vec()).collect())
    }

    fn bytes(answers: Vec<Vec<u8>>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = asked.clone();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                let mut request = Vec::new();
                let mut room = [0; 4096];
                loop {
                    let len = stream.read(&mut room).unwrap_or(0);
                    request.extend_from_slice(&room[..len]);
                    let text = String::from_utf8_lossy(&request).into_owned();
                    let body = text.find("\r\n\r\n").map(|end| text.len() - end - 4);
                    let length =
                        text.lines().find_map(|line| line.strip_prefix("Content-Length: "));
                    let wanted = length.map_or(0, |length| length.parse().unwrap());
                    if len == 0 || body.is_some_and(|body| body >= wanted) {
                        break;
                    }
                }
                kept.lock().unwrap().push(String::from_utf8_lossy(&request).into_owned());
                let _ = stream.write_all(&answer);
            }
        });
        Server { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

#[test]
fn wget_saves_a_file_by_the_last_part_of_its_path() {
    let (place, server) = (Place::new(), Server::new(&[OK, OK, OK, OK]));
    for path in ["/a/b%20c?x=/y", "/", "/..", "/a%2Fb"] {
        assert_eq!(
            place.mote(&["wget", "-q", &server.url(path)]),
            (String::new(), String::new(), 0)
        );
    }
    assert_eq!(place.names(), ["a%2Fb", "b c?x=%2Fy", "index.html", "index.html.1"]);
    assert_eq!(place.read("b c?x=%2Fy"), "hello");
    let host = format!("Host: 127.0.0.1:{}\r\n", server.port);
    assert!(
        server.asked()[0].starts_with("GET /a/b%20c?x=/y HTTP/1.1\r\n"),
        "{:?}",
        server.asked()
    );
    assert!(server.asked()[0].contains(&host), "{:?}", server.asked());
}

#[test]
fn wget_says_what_it_saved() {
    let (place, server) = (Place::new(), Server::new(&[OK]));
    let (out, err, status) = place.mote(&["wget", "-P", "d/e", &server.url("/f")]);
    assert_eq!((out.as_str(), err.as_str(), status), ("", "‘f’ saved (5 bytes)\n", 0));
    assert_eq!(place.read("d/e/f"), "hello");
}

#[test]
fn wget_writes_to_standard_output_and_to_one_document() {
    let (place, server) = (Place::new(), Server::new(&[OK, OK, OK]));
    assert_eq!(
        place.mote(&["wget", "-qO-", &server.url("/f")]),
        ("hello".into(), String::new(), 0)
    );
    let (_, _, status) =
        place.mote(&["wget", "-q", "-O", "x", &server.url("/1"), &server.url("/2")]);
    assert_eq!((status, place.read("x").as_str()), (0, "hellohello"));
}

#[test]
fn wget_reads_chunks() {
    let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x\r\nlo\r\n0\r\nT: x\r\n\r\n";
    let (place, server) = (Place::new(), Server::new(&[answer]));
    assert_eq!(
        place.mote(&["wget", "-qO-", &server.url("/f")]),
        ("hello".into(), String::new(), 0)
    );
}

#[test]
fn wget_goes_on_where_it_broke_off() {
    let (place, server) = (
        Place::new(),
        Server::new(&[
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe",
            "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/5\r\nContent-Length: 3\r\n\r\nllo",
        ]),
    );
    let (_, err, status) = place.mote(&["wget", &server.url("/f")]);
    assert_eq!((status, place.read("f").as_str()), (0, "hello"), "{err}");
    assert!(server.asked()[1].contains("\r\nRange: bytes=2-\r\n"), "{:?}", server.asked());
    assert!(err.contains("trying again: Protocol error"), "{err}");
}

#[test]
fn wget_starts_over_where_the_server_knows_no_parts() {
    let (place, server) =
        (Place::new(), Server::new(&["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nxy", OK]));
    let (_, _, status) = place.mote(&["wget", "-q", &server.url("/f")]);
    assert_eq!((status, place.read("f").as_str()), (0, "hello"));
}

#[test]
fn wget_continues_a_file_with_c() {
    let (place, server) = (
        Place::new(),
        Server::new(&[
            "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/5\r\n\r\nllo",
            "HTTP/1.1 416 Range Not Satisfiable\r\n\r\n",
        ]),
    );
    fs::write(place.path().join("f"), "he").unwrap();
    for _ in 0..2 {
        let (_, err, status) = place.mote(&["wget", "-qc", &server.url("/f")]);
        assert_eq!((status, err.as_str(), place.read("f").as_str()), (0, "", "hello"));
    }
}

#[test]
fn wget_puts_no_parts_together_that_do_not_fit() {
    let part = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 3-4/5\r\n\r\nlo";
    let (place, server) = (Place::new(), Server::new(&[part, part]));
    let message = |url: &str| format!("wget: '{url}': the server sends another part\n");
    fs::write(place.path().join("f"), "he").unwrap();
    let url = server.url("/f");
    assert_eq!(place.mote(&["wget", "-c", &url]), (String::new(), message(&url), 8));
    assert_eq!(place.read("f"), "he");
    let url = server.url("/g");
    assert_eq!(place.mote(&["wget", "-qO-", &url]), (String::new(), message(&url), 8));
}

#[test]
fn wget_continues_the_document_where_it_is() {
    let part = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/5\r\n\r\nllo";
    let (place, server) = (Place::new(), Server::new(&[part]));
    fs::write(place.path().join("f"), "he").unwrap();
    let (_, err, status) = place.mote(&["wget", "-qc", "-P", "d", "-O", "f", &server.url("/g")]);
    assert_eq!((status, err.as_str(), place.read("f").as_str()), (0, "", "hello"));
    assert_eq!(place.names(), ["f"]);
}

#[test]
fn wget_waits_for_the_answer_behind_what_is_said_meanwhile() {
    let answer =
        ["HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n", OK].concat();
    let (place, server) = (Place::new(), Server::new(&[&answer]));
    assert_eq!(
        place.mote(&["wget", "-qO-", &server.url("/f")]),
        ("hello".into(), String::new(), 0)
    );
}

#[test]
fn wget_follows_to_other_addresses_and_takes_no_secrets_there() {
    let other = Server::new(&[OK]);
    let to = format!("HTTP/1.1 302 Found\r\nLocation: {}\r\n\r\n", other.url("/z"));
    let server = Server::new(&["HTTP/1.1 301 Moved\r\nLocation: ../y?q\r\n\r\n", &to]);
    let place = Place::new();
    let words = ["wget", "-q", "--user=u", "--password=p", &server.url("/a/b/x")];
    assert_eq!(place.mote(&words), (String::new(), String::new(), 0));
    assert_eq!(place.names(), ["x"]);
    assert!(server.asked()[0].contains("\r\nAuthorization: Basic dTpw\r\n"));
    assert!(server.asked()[1].starts_with("GET /a/y?q HTTP/1.1\r\n"), "{:?}", server.asked());
    assert!(server.asked()[1].contains("\r\nAuthorization: Basic dTpw\r\n"));
    assert!(!other.asked()[0].contains("Authorization"), "{:?}", other.asked());
}

#[test]
fn wget_goes_round_in_circles_for_a_while_only() {
    let answers = vec!["HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"; 4];
    let (place, server) = (Place::new(), Server::new(&answers));
    let (_, err, status) = place.mote(&["wget", "-q", "--max-redirect=3", &server.url("/x")]);
    assert!(err.ends_with("/x': too many redirections\n"), "{err}");
    assert_eq!((status, place.names().len()), (8, 0));
}

#[test]
fn wget_posts() {
    let (place, server) = (Place::new(), Server::new(&[OK]));
    let (out, _, _) =
        place.mote(&["wget", "-qO-", "--post-data=a=1", "--header=X-Y: z", &server.url("/f")]);
    let asked = &server.asked()[0];
    assert_eq!(out, "hello");
    assert!(
        asked.starts_with("POST /f HTTP/1.1\r\n")
            && asked.ends_with("\r\nContent-Length: 3\r\n\r\na=1"),
        "{asked}"
    );
    assert!(
        asked.contains("\r\nX-Y: z\r\n")
            && asked.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"),
        "{asked}"
    );
}

#[test]
fn wget_tells_what_the_server_refuses() {
    let (place, server) =
        (Place::new(), Server::new(&["HTTP/1.1 404 Not\x1b[2J Found\r\n\r\n", "what?\r\n\r\n"]));
    let url = server.url("/f");
    let (_, err, status) = place.mote(&["wget", &url]);
    assert_eq!(
        (err, status),
        (format!("wget: '{url}': the server answered: 404 'Not'$'\\033''[2J Found'\n"), 8)
    );
    let (_, err, status) = place.mote(&["wget", &url]);
    assert_eq!((err, status), (format!("wget: '{url}': the answer is not HTTP\n"), 8));
    assert!(place.names().is_empty());
}

#[test]
fn wget_refuses_https_and_what_is_no_url() {
    let place = Place::new();
    for (url, message) in [
        (
            "https://h/",
            "wget: 'https://h/': https is not supported, because certificates cannot be verified yet\n",
        ),
        ("ftp://h/", "wget: 'ftp://h/': unsupported scheme ‘ftp’\n"),
        ("http://h:99999/", "wget: 'http://h:99999/': invalid URL\n"),
        ("http://", "wget: 'http://': invalid URL\n"),
        ("http://a%0d%0ab c/", "wget: 'http://a%0d%0ab c/': invalid URL\n"),
    ] {
        assert_eq!(place.mote(&["wget", url]), (String::new(), message.into(), 1));
    }
}

#[test]
fn wget_asks_a_proxy() {
    let (place, server) = (Place::new(), Server::new(&[OK]));
    let program = common::mote();
    let proxy = format!("http_proxy={}", server.url(""));
    let words =
        ["env", &proxy, program.to_str().unwrap(), "wget", "-qO-", "http://nowhere.invalid/f"];
    assert_eq!(place.mote(&words).0, "hello");
    assert!(
        server.asked()[0]
            .starts_with("GET http://nowhere.invalid/f HTTP/1.1\r\nHost: nowhere.invalid\r\n")
    );
}

#[test]
fn wget_waits_no_longer_than_it_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://127.0.0.1:{}/f", listener.local_addr().unwrap().port());
    let place = Place::new();
    let (_, err, status) = place.mote(&["wget", "-t1", "-T1", &url]);
    assert_eq!((err, status), (format!("wget: '{url}': Connection timed out\n"), 4));
}

#[test]
fn wget_does_not_hide_a_full_disk() {
    let (place, server) = (Place::new(), Server::new(&[OK, OK]));
    let (_, err, status) = place.mote(&["wget", "-q", "-O", "/dev/full", &server.url("/f")]);
    assert_eq!((err.as_str(), status), ("wget: /dev/full: No space left on device\n", 3));
}

/// A name server that answers each question with the records that `answer` makes of it, as datagrams; it serves `count` of them.
fn name_server(count: usize, answer: impl Fn(&[u8]) -> Vec<u8> + Send + 'static) -> u16 {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = socket.local_addr().unwrap().port();
    thread::spawn(move || {
        for _ in 0..count {
            let mut room = [0; 4096];
            let (len, from) = socket.recv_from(&mut room).unwrap();
            socket.send_to(&answer(&room[..len]), from).unwrap();
        }
    });
    port
}

/// An answer to `question` with records.
fn with_records(question: &[u8], records: &[&[u8]]) -> Vec<u8> {
    let mut message = question.to_vec();
    message[2] |= 0x84;
    message[7] = records.len() as u8;
    records.iter().for_each(|record| message.extend_from_slice(record));
    message
}

#[test]
fn nslookup_shows_all_kinds() {
    let place = Place::new();
    let cases: &[(&str, &str, &[u8], &str)] = &[
        (
            "a",
            "h.test",
            b"\xc0\x0c\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04",
            "Name:\th.test\nAddress: 1.2.3.4\n",
        ),
        (
            "MX",
            "h.test",
            b"\xc0\x0c\0\x0f\0\x01\0\0\0\x0a\0\x06\0\x0a\x01m\xc0\x0c",
            "h.test\tmail exchanger = 10 m.h.test.\n",
        ),
        (
            "TXT",
            "h.test",
            b"\xc0\x0c\0\x10\0\x01\0\0\0\x0a\0\x05\x04a\"\x1bb",
            "h.test\ttext = \"a\\\"\\027b\"\n",
        ),
        (
            "NS",
            "h.test",
            b"\xc0\x0c\0\x02\0\x01\0\0\0\x0a\0\x05\x03\x1b[J\0",
            "h.test\tnameserver = \\027[J.\n",
        ),
    ];
    for (kind, name, record, expected) in cases {
        let record = record.to_vec();
        let port = name_server(1, move |question| with_records(question, &[&record]));
        let (kind, port_word) = (format!("-type={kind}"), format!("-port={port}"));
        let (out, err, status) = place.mote(&["nslookup", &kind, &port_word, name, "127.0.0.1"]);
        assert_eq!(
            (out, err.as_str(), status),
            (format!("Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#{port}\n\n{expected}\n"), "", 0)
        );
    }
}

#[test]
fn nslookup_says_that_there_is_no_such_name() {
    let place = Place::new();
    let port = name_server(1, |question| {
        let mut answer = with_records(question, &[]);
        answer[3] = 3;
        answer
    });
    let (out, err, status) =
        place.mote(&["nslookup", &format!("-port={port}"), "no.test.", "127.0.0.1"]);
    assert!(out.ends_with("\n** server can't find no.test.: NXDOMAIN\n\n"), "{out}");
    assert_eq!((err.as_str(), status), ("", 1));
}

#[test]
fn answers_to_other_questions_are_not_listened_to() {
    let place = Place::new();
    let port = name_server(1, |question| {
        let mut answer =
            with_records(question, &[b"\xc0\x0c\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04"]);
        answer[0] ^= 1;
        answer
    });
    let words = [
        "nslookup",
        "-type=a",
        "-timeout=1",
        "-retry=1",
        &format!("-port={port}"),
        "h.test",
        "127.0.0.1",
    ];
    assert_eq!(
        place.mote(&words),
        (String::new(), "nslookup: no servers could be reached\n".into(), 1)
    );
}

#[test]
fn an_answer_that_is_cut_is_asked_for_again_over_tcp() {
    let place = Place::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let socket = UdpSocket::bind(("127.0.0.1", port)).unwrap();
    let server = thread::spawn(move || {
        let mut room = [0; 4096];
        let (len, from) = socket.recv_from(&mut room).unwrap();
        let mut answer = with_records(&room[..len], &[]);
        answer[2] |= 2;
        socket.send_to(&answer, from).unwrap();
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = vec![0; len + 2];
        stream.read_exact(&mut asked).unwrap();
        let answer =
            with_records(&asked[2..], &[b"\xc0\x0c\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04"]);
        // In pieces, as it may come.
        for piece in [&(answer.len() as u16).to_be_bytes()[..], &answer].concat().chunks(7) {
            stream.write_all(piece).unwrap();
            thread::sleep(Duration::from_millis(5));
        }
    });
    let (out, _, status) =
        place.mote(&["nslookup", "-type=a", &format!("-port={port}"), "h.test", "127.0.0.1"]);
    assert!(out.ends_with("\nName:\th.test\nAddress: 1.2.3.4\n\n"), "{out}");
    assert_eq!(status, 0);
    server.join().unwrap();
}

/// A server of mote's, ended with the test.
struct Httpd {
    child: std::process::Child,
    port: u16,
}

impl Httpd {
    fn new(place: &Place, words: &[&str]) -> Httpd {
        // Somebody else may take the port meanwhile: then another one is tried.
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut command = Command::new(common::runner().unwrap_or_else(common::mote));
            if common::runner().is_some() {
                command.arg(common::mote());
            }
            command
                .args(["httpd", "-f", "-p", &format!("127.0.0.1:{port}")])
                .args(words)
                .current_dir(place.path());
            let mut server = Httpd { child: command.stdin(Stdio::null()).spawn().unwrap(), port };
            for _ in 0..500 {
                if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return server;
                }
                if server.child.try_wait().unwrap().is_some() {
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
        panic!("the server does not listen");
    }

    /// Sends a request as it is and gives the answer: head and body.
    fn ask(&self, request: &[u8]) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(request).unwrap();
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        match answer.split_once("\r\n\r\n") {
            Some((head, body)) => (head.to_owned(), body.to_owned()),
            None => (answer, String::new()),
        }
    }

    fn get(&self, path: &str, fields: &str) -> (String, String) {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n").as_bytes())
    }
}

impl Drop for Httpd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A directory to serve, and a secret beside it.
fn site() -> Place {
    let place = Place::new();
    fs::write(place.path().join("secret"), "secret").unwrap();
    let root = place.path().join("root");
    fs::create_dir_all(root.join("d/e")).unwrap();
    fs::write(root.join("index.html"), "home").unwrap();
    fs::write(root.join("a b.txt"), "0123456789").unwrap();
    fs::write(root.join("d/index.html"), "inner").unwrap();
    for (link, target) in
        [("out", "../secret"), ("far", "/etc/passwd"), ("up", ".."), ("in", "a b.txt")]
    {
        std::os::unix::fs::symlink(target, root.join(link)).unwrap();
    }
    place
}

#[test]
fn httpd_serves_files_and_the_index_of_directories() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    let (head, body) = server.get("/a%20b.txt?x=y", "");
    assert!(
        head.starts_with("HTTP/1.1 200 OK\r\n") && head.contains("\r\nContent-Length: 10\r\n"),
        "{head}"
    );
    assert!(
        head.contains("\r\nContent-Type: text/plain\r\n") && head.contains("\r\nConnection: close"),
        "{head}"
    );
    assert_eq!(body, "0123456789");
    assert_eq!(server.get("/", "").1, "home");
    assert_eq!(server.get("//d//", "").1, "inner");
    assert_eq!(server.get("/in", "").1, "0123456789");
    let (head, _) = server.get("/d", "");
    assert!(head.starts_with("HTTP/1.1 301 ") && head.contains("\r\nLocation: /d/\r\n"), "{head}");
    assert!(server.get("//d", "").0.contains("\r\nLocation: /d/\r\n"));
    for path in ["/nosuch", "/d/e/", "/d/e/x", "/a b.txt", "/index.html/"] {
        assert!(
            server.get(path, "").0.contains("HTTP/1.1 4"),
            "{path}: {:?}",
            server.get(path, "")
        );
    }
    let (head, body) = server.ask(b"HEAD /d/ HTTP/1.1\r\n\r\n");
    assert!(head.contains("\r\nContent-Length: 5\r\n") && body.is_empty(), "{head}");
    assert_eq!(server.ask(b"GET /\r\n\r\n").0, "home");
}

#[test]
fn httpd_serves_parts_and_nothing_that_is_known() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    for (range, expected) in [
        ("2-4", "234"),
        ("7-", "789"),
        ("-2", "89"),
        ("8-99", "89"),
        ("0-0", "0"),
        ("-99", "0123456789"),
    ] {
        let (head, body) = server.get("/in", &format!("Range: bytes={range}\r\n"));
        assert!(head.starts_with("HTTP/1.1 206 ") && body == expected, "{range}: {head} {body}");
    }
    assert!(server.get("/in", "Range: bytes=10-\r\n").0.starts_with("HTTP/1.1 416 "));
    for range in ["4-2", "x", "1-2,4-5", "99999999999999999999-"] {
        assert_eq!(
            server.get("/in", &format!("Range: bytes={range}\r\n")).1,
            "0123456789",
            "{range}"
        );
    }
    let (head, _) = server.get("/in", "");
    let date = head.lines().find_map(|line| line.strip_prefix("Last-Modified: ")).unwrap();
    let (head, body) = server.get("/in", &format!("If-Modified-Since: {date}\r\n"));
    assert!(head.starts_with("HTTP/1.1 304 ") && body.is_empty(), "{head}");
    assert!(!head.contains("Content-Length"), "{head}");
}

#[test]
fn dates_of_strangers_name_no_files() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    let (head, _) = server.get("/in", "If-Modified-Since: TZ=\"/etc/localtime\" 2099-01-01\r\n");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
}

#[test]
fn httpd_outlives_having_too_many_files_open() {
    let place = site();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    // Its three streams, the directory and the port, and none for a client.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 5; exec \"$@\"", "sh"]).args(common::runner());
    command.arg(common::mote()).args(["httpd", "-f", "-h", "root", "-p"]);
    command.arg(format!("127.0.0.1:{port}")).current_dir(place.path());
    let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut server = Httpd { child, port };
    let connected = (0..500).any(|_| {
        thread::sleep(Duration::from_millis(10));
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    });
    thread::sleep(Duration::from_millis(200));
    assert!(connected && server.child.try_wait().unwrap().is_none());
}

#[test]
fn httpd_leaves_its_root_by_no_spelling_and_by_no_link() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    for path in [
        "/../secret",
        "/d/../../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/%2e%2e%2fsecret",
        "/./../secret",
        "/out",
        "/far",
        "/up/secret",
        "/up/",
        "/d/e/../../../secret",
        "//../secret",
        "/..//secret",
        "/\\..\\secret",
        "/%00/../secret",
        "/%252e%252e/secret",
        "/..%c0%afsecret",
        "http://x/../secret",
        "/d/%2e%2e/%2e%2e/secret",
        "/../root/../secret",
    ] {
        let (head, body) = server.get(path, "");
        assert!(
            head.starts_with("HTTP/1.1 4") && !body.contains("secret</") && body != "secret",
            "{path}: {head} {body}"
        );
        assert!(!body.contains("root:"), "{path}");
    }
}

#[test]
fn httpd_survives_what_is_no_request() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    let long = [b"GET /".as_slice(), &[b'a'; 200_000], b" HTTP/1.1\r\n\r\n"].concat();
    let many = [b"GET / HTTP/1.1\r\n".as_slice(), &b"a: b\r\n".repeat(20_000), b"\r\n"].concat();
    for request in [
        &b"\r\n\r\n"[..],
        b"\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / FTP/1\r\n\r\n",
        &long,
        &many,
        b"GET /%zz HTTP/1.1\r\n\r\n",
        b"GET /%2 HTTP/1.1\r\n\r\n",
    ] {
        let (head, _) = server.ask(request);
        assert!(head.is_empty() || head.starts_with("HTTP/1.1 4"), "{head}");
    }
    assert!(
        server
            .ask(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")
            .0
            .starts_with("HTTP/1.1 501 ")
    );
    assert_eq!(server.get("/", "").1, "home");
}

#[test]
fn wget_fetches_from_httpd() {
    let place = site();
    let server = Httpd::new(&place, &["-h", "root"]);
    let url = format!("http://127.0.0.1:{}/in", server.port);
    assert_eq!(place.mote(&["wget", "-qO-", &url]).0, "0123456789");
    fs::write(place.path().join("in"), "0123").unwrap();
    assert_eq!(place.mote(&["wget", "-qc", &url]).2, 0);
    assert_eq!(place.read("in"), "0123456789");
}
