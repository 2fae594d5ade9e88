//! pgrep, pkill - find processes by what they are, or send signals to them
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, IdSet, Stop, Vec,
    json::Array,
    long,
    proc::{self, Process, TICKS, at},
    regex::{Regex, Syntax},
    sys::{self, Errno, Fd, fs, process, raw::O_RDONLY, signal, system},
    text::{
        number::{self, DIGITS, format},
        signal::{number_or_zero, take_option},
        split::{lines, parts},
    },
    user::{Table, parse_number},
};

rt::applet! { "pgrep", main, { failure: 2 }, "\
Usage: pgrep [OPTION]... [PATTERN]
Find the processes whose names match PATTERN, an extended regular expression, and that are all that the options ask for. pgrep
prints their numbers, pkill sends them TERM. Lists have commas between their parts. The status is 1 if none is found.

  -x, --exact             PATTERN is all of the name
  -d, --delimiter=TEXT    pgrep: print TEXT between numbers, not newlines
  -l, --list-name         pgrep: print names, too
  -a, --list-full         pgrep: print command lines, too
  -v, --inverse           take those that are not what is asked for; pkill has no -v
  -w, --lightweight       pgrep: print threads
      --json              pgrep: print an array of JSON objects
  -e, --echo              pkill: say what gets the signal
  -q, --queue=VALUE       pkill: send VALUE with it
      --signal=SIGNAL     pkill: send SIGNAL, not TERM; also as -SIGNAL
  -c, --count             print how many there are
  -f, --full              match the command line
  -g, --pgroup=LIST       of these process groups; 0 is ours
  -G, --group=LIST        of these real groups
  -i, --ignore-case       without regard to case
  -n, --newest            only the one started last
  -o, --oldest            only the one started first
  -O, --older=SECONDS     started longer ago
  -P, --parent=LIST       children of these
  -s, --session=LIST      of these sessions; 0 is ours
  -t, --terminal=LIST     of these terminals; - is none
  -u, --euid=LIST         of these effective users
  -U, --uid=LIST          of these real users
  -F, --pidfile=FILE      the one whose number is in FILE
  -L, --logpidfile        FILE must be locked
  -r, --runstates=LIST    in these states: D, R, S, Z ...
  -A, --ignore-ancestors  not those that we come from
      --cgroup=LIST       of these control groups (version 2)
      --ns=PID            in the same namespaces as PID
      --nslist=LIST       for --ns only these: ipc, mnt, net, pid, user, uts
" }

rt::entry! { "pkill", main, { failure: 2 }, HELP }

const INVERSE: Id = b'v';
const JSON: Id = long(HELP, "json");
const SIGNAL: Id = long(HELP, "signal");
const CGROUP: Id = long(HELP, "cgroup");
const NAMESPACES: Id = long(HELP, "ns");
const NAMESPACE_LIST: Id = long(HELP, "nslist");

/// What is asked for: an option and what its list holds, as numbers or as texts.
struct Criterion<'a> {
    option: Id,
    numbers: Vec<i64>,
    texts: &'a [u8],
}

#[derive(Default)]
struct Search<'a> {
    /// The options that take no value.
    flags: IdSet,
    criteria: Vec<Criterion<'a>>,
    pattern: Option<Regex>,
    /// Processes that are never found.
    omitted: Vec<i32>,
    /// The links of `--ns`, and where they point to.
    namespaces: Vec<(CString, Vec<u8>)>,
}

/// What was found.
struct Found {
    id: i32,
    name: Vec<u8>,
    line: Vec<u8>,
    start: u64,
}

const ALL_NAMESPACES: [&[u8]; 6] = [b"ipc", b"mnt", b"net", b"pid", b"user", b"uts"];

fn main(cx: &mut Cx) -> Done {
    let kills = cx.applet.name == "pkill";
    let mut search = Search { omitted: Vec::from([process::id()]), ..Search::default() };
    let (mut list, mut delimiter, mut which) = (0, &b"\n"[..], 0);
    let (mut signal, mut value) = (15, None);
    let (mut file, mut peer, mut names): (Option<&CStr>, Option<i32>, _) = (None, None, None);
    loop {
        if kills && let Some(number) = take_option(cx) {
            signal = number;
            continue;
        }
        let Some(option) = cx.option()? else { break };
        let foreign = match option {
            b'd' | b'l' | b'a' | b'w' | JSON => kills,
            INVERSE => kills && !cx.is_long(),
            b'e' | b'q' | SIGNAL => !kills,
            _ => false,
        };
        if foreign {
            return Err(cx.usage(packed!("%r has no such option"), &[cx.applet.name.as_bytes()]));
        }
        let text = cx.value().to_bytes();
        match option {
            b'd' => delimiter = text,
            // All of the command line is more than the name.
            b'l' if list == b'a' => {}
            b'l' | b'a' | JSON => list = option,
            b'q' => value = Some(integer(cx, text)? as i32),
            SIGNAL => {
                signal = number_or_zero(text)
                    .ok_or_else(|| cx.usage(packed!("%w: invalid signal"), &[text]))?
            }
            b'n' | b'o' => {
                if which != 0 && which != option {
                    return Err(cx.usage(packed!("-n and -o exclude each other"), &[]));
                }
                which = option;
            }
            b'F' => file = Some(cx.value()),
            b'A' => search.omit_ancestors(),
            NAMESPACES => peer = Some(integer(cx, text)? as i32),
            NAMESPACE_LIST => {
                for name in parts(text, b',') {
                    if !ALL_NAMESPACES.contains(&name) {
                        return Err(cx.usage(packed!("invalid namespace %w"), &[name]));
                    }
                }
                names = Some(text);
            }
            b'w' | b'e' | b'c' | b'f' | b'i' | b'x' | b'L' | INVERSE => search.flags.add(option),
            _ => {
                let criterion = criterion(cx, option, text)?;
                search.criteria.push(criterion);
            }
        }
    }
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.usage(packed!("only one pattern can be provided"), &[]));
    }
    if which != 0 && search.flags.has(INVERSE) {
        return Err(cx.usage(packed!("-v excludes -n and -o"), &[]));
    }
    match file {
        Some(file) => {
            let Some(id) = read_number(file, search.flags.has(b'L')) else {
                let _ = cx.usage(packed!("pidfile not valid"), &[]);
                // Nothing of it runs, more likely than not.
                return Err(Stop::new(1));
            };
            search.criteria.push(Criterion { option: b'F', numbers: Vec::from([id]), texts: b"" });
        }
        None if search.flags.has(b'L') => {
            return Err(cx.usage(packed!("-L without -F makes no sense"), &[]));
        }
        None => {}
    }
    if let Some(peer) = peer {
        search.find_namespaces(cx, peer, names)?;
    }
    match operands.get(0) {
        Some(pattern) => {
            let utf8 = cx.utf8();
            let ignore_case = search.flags.has(b'i');
            let syntax = Syntax { extended: true, ignore_case, utf8, ..Syntax::BASIC };
            let text = pattern.to_bytes();
            let regex = Regex::new(text, syntax)
                .map_err(|e| cx.stop(packed!("regex error: %r"), &[e.as_bytes()]))?;
            if !search.flags.has(b'f')
                && text.len() > 15
                && text.iter().all(u8::is_ascii_alphanumeric)
            {
                cx.note(packed!("names have 15 characters at most; -f matches command lines"), &[]);
            }
            search.pattern = Some(regex);
        }
        None if search.criteria.is_empty() && search.namespaces.is_empty() && which == 0 => {
            return Err(cx.usage(packed!("no matching criteria specified"), &[]));
        }
        None => {}
    }
    let mut found = search.run(cx, search.flags.has(b'w'))?;
    let best = match which {
        b'n' => found.iter().rev().max_by_key(|one| (one.start, one.id)),
        _ => found.iter().min_by_key(|one| (one.start, one.id)),
    };
    if which != 0
        && let Some(id) = best.map(|one| one.id)
    {
        found.retain(|one| one.id == id);
    }
    let mut done = !found.is_empty();
    if kills {
        done = kill(cx, &found, signal, value, search.flags.has(b'e'));
    } else if list == JSON {
        print_json(cx, &found);
    } else if !search.flags.has(b'c') && done {
        for (index, one) in found.iter().enumerate() {
            if index > 0 {
                cx.out.add(delimiter);
            }
            cx.out.add(format(one.id as u64, &mut [0; DIGITS]));
            match list {
                b'l' => cx.fill(" %r", &[&one.name]),
                b'a' => cx.fill(" %r", &[&one.line]),
                _ => {}
            }
        }
        cx.out.add(b"\n");
    }
    if search.flags.has(b'c') {
        let _ = cx.out.number(found.len() as u64, 1); // it keeps its error
        cx.out.add(b"\n");
    }
    cx.out.checked()?;
    if done { Ok(()) } else { Err(Stop::new(1)) }
}

/// Sends the signal to all, and says whether any got it.
#[inline(never)]
fn kill(cx: &mut Cx, found: &[Found], signal: u8, value: Option<i32>, echo: bool) -> bool {
    let mut done = false;
    for one in found {
        let mut room = [0; DIGITS];
        let digits = format(one.id as u64, &mut room);
        let sent = match value {
            Some(value) => signal::queue(one.id, signal, value),
            None => signal::send(one.id, signal),
        };
        match sent {
            Ok(()) => {
                done = true;
                if echo {
                    cx.report(packed!("%r killed (pid %r)"), &[&one.name, digits]);
                }
            }
            // It has ended meanwhile.
            Err(Errno::SRCH) => {}
            Err(e) => cx.note_error(packed!("killing pid %r failed"), &[digits], Some(e)),
        }
    }
    done
}

#[inline(never)]
fn print_json(cx: &mut Cx, found: &[Found]) {
    let mut array = Array::new();
    for one in found {
        array.count("pid", one.id as u64);
        array.text("name", &one.name);
        array.text("command", &one.line);
        array.end_object(cx);
    }
    array.end(cx);
}

#[inline(never)]
fn integer(cx: &mut Cx, text: &[u8]) -> Result<i64, Stop> {
    let digits = text.strip_prefix(b"-");
    match number::decimal(digits.unwrap_or(text)).map(i64::try_from) {
        Ok(Ok(value)) => Ok(if digits.is_some() { -value } else { value }),
        _ => Err(cx.usage(packed!("not a number: %r"), &[text])),
    }
}

/// What an option with a list asks for.
#[inline(never)]
fn criterion<'a>(cx: &mut Cx, option: Id, text: &'a [u8]) -> Result<Criterion<'a>, Stop> {
    let mut numbers = Vec::new();
    if !matches!(option, b't' | b'r' | CGROUP) {
        let (mut users, mut groups) = (Table::users(), Table::groups());
        for word in parts(text, b',') {
            let named = match option {
                b'u' | b'U' => users.find(word).map(|entry| entry.id),
                b'G' => groups.find(word).map(|entry| entry.id),
                _ => None,
            };
            let kind: &[u8] = match option {
                b'u' | b'U' => b"user name",
                b'G' => b"group name",
                b'g' => b"process group",
                b's' => b"session id",
                _ => b"number",
            };
            let value = match (named.or_else(|| parse_number(word)), option) {
                (Some(0), b'g') => process::process_group(0).unwrap_or(0).into(),
                (Some(0), b's') => process::session(0).unwrap_or(0).into(),
                (Some(number), _) => number.into(),
                (None, _) => return Err(cx.usage(packed!("invalid %r: %r"), &[kind, word])),
            };
            numbers.push(value);
        }
    }
    Ok(Criterion { option, numbers, texts: text })
}

/// The number that a file holds, which must be `locked` by another process if that is asked for.
#[inline(never)]
fn read_number(path: &CStr, locked: bool) -> Option<i64> {
    let file: Fd = fs::open(fs::CWD, path, O_RDONLY, 0).ok()?;
    let text = rt::io::read_all(&file).ok()?;
    let (value, used, _) = number::digits(number::skip_space(&text));
    if locked && !sys::fs::is_locked(&file) {
        return None;
    }
    i64::try_from(value).ok().filter(|&value| used > 0 && value > 0)
}

impl Search<'_> {
    #[inline(never)]
    fn omit_ancestors(&mut self) {
        let mut id = process::parent();
        while id > 0 && !self.omitted.contains(&id) {
            self.omitted.push(id);
            id = Process::open(id)
                .and_then(|process| process.stat())
                .map_or(0, |stat| stat.id(at::PARENT));
        }
    }

    #[inline(never)]
    fn find_namespaces(&mut self, cx: &mut Cx, peer: i32, names: Option<&[u8]>) -> Done {
        let Some(process) = Process::open(peer) else {
            let digits = number::format_signed(peer.into());
            return Err(cx.stop_error(packed!("process %r"), &[&digits], Errno::SRCH));
        };
        for name in ALL_NAMESPACES {
            if names.is_none_or(|list| parts(list, b',').any(|one| one == name)) {
                let path = rt::c_filled(b"ns/%", &[name]);
                let link = process.link(&path);
                self.namespaces.push((path, link));
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn run(&mut self, cx: &mut Cx, threads: bool) -> Result<Vec<Found>, Stop> {
        let mut found = Vec::new();
        for id in proc::ids().map_err(|e| cx.fail(b"/proc", e))? {
            let Some(process) = Process::open(id).filter(|_| !self.omitted.contains(&id)) else {
                continue;
            };
            if threads {
                for id in process.thread_ids() {
                    found.extend(process.thread(id).and_then(|thread| self.look(&thread)));
                }
            } else {
                found.extend(self.look(&process));
            }
        }
        Ok(found)
    }

    /// What there is to say of a process, if it is one that is looked for.
    fn look(&mut self, process: &Process) -> Option<Found> {
        let stat = process.stat()?;
        let line = process.command_line(stat.name());
        let mut fits = self.criteria.iter().all(|wanted| wanted.fits(process, &stat))
            && self.namespaces.iter().all(|(path, link)| process.link(path) == *link);
        if let Some(pattern) = &mut self.pattern {
            let text = if self.flags.has(b'f') { &line } else { stat.name() };
            fits &= match self.flags.has(b'x') {
                true => pattern.search_at(text, 0) && pattern.group(0) == Some(0..text.len()),
                false => pattern.search(text, 0),
            };
        }
        let (id, start) = (process.id, stat.get(at::START));
        (fits != self.flags.has(INVERSE)).then(|| Found {
            id,
            name: stat.name().to_vec(),
            line,
            start,
        })
    }
}

impl Criterion<'_> {
    #[inline(never)]
    fn fits(&self, process: &Process, stat: &proc::Stat) -> bool {
        let texts = |text: &[u8]| parts(self.texts, b',').any(|word| word == text);
        let number = match self.option {
            b'F' => process.id.into(),
            b'g' => stat.id(at::GROUP).into(),
            b's' => stat.id(at::SESSION).into(),
            b'P' => stat.id(at::PARENT).into(),
            b'u' => process.status().ids(b"Uid")[1].into(),
            b'U' => process.status().ids(b"Uid")[0].into(),
            b'G' => process.status().ids(b"Gid")[0].into(),
            b'O' => {
                let age = system::uptime().0 - (stat.get(at::START) / TICKS) as i64;
                return self.numbers.iter().all(|&seconds| age > seconds);
            }
            b't' => {
                let name = proc::terminal(stat.get(at::TERMINAL), process.id);
                return texts(name.as_deref().unwrap_or(b"-"));
            }
            b'r' => return texts(&[stat.state]),
            // --cgroup
            _ => {
                let file = process.file(c"cgroup");
                let mut lines = lines(&file);
                return lines.any(|line| line.strip_prefix(b"0::").is_some_and(texts));
            }
        };
        self.numbers.contains(&number)
    }
}
