//! killall - send signals to processes by name
use rt::{
    Cx, Done, IdSet, Stop, Vec,
    proc::{self, Process, TICKS, at},
    regex::{Regex, Syntax},
    sys::{self, Errno, fs, process, signal, stat_at, system, wait},
    text::{
        number::{DIGITS, format},
        path::base,
        signal::{name, number_or_zero, take_option},
        span::Span,
        split::parts,
    },
    user::{Table, parse_number},
};

rt::applet! { "killall", main, { own_process: true }, "\
Usage: killall [OPTION]... NAME...
Send TERM, or SIGNAL, to all processes of each NAME. One with a slash is a program's file. TIME is a number with a suffix s, m,
h, d, w, M or y.

  -e, --exact             a name longer than 15 bytes must match as a whole
  -g, --process-group     send to the process groups, once to each
  -i, --interactive       ask before each
  -I, --ignore-case       without regard to case
  -l, --list              list the names of signals
  -n, --ns=PID            only those in PID's namespace of processes
  -o, --older-than=TIME   only those started longer ago
  -q, --quiet             do not complain if there is none
  -r, --regexp            NAME is an extended regular expression
  -s, --signal=SIGNAL     send that; also as -SIGNAL
  -u, --user=USER         only those of USER
  -v, --verbose           say what is done
  -w, --wait              wait until all have ended
  -y, --younger-than=TIME  only those started later
  -Z, --context=PATTERN   only those whose security context matches
" }

#[derive(Default)]
struct Search {
    /// The options that take no value.
    flags: IdSet,
    user: Option<u32>,
    namespace: Option<Vec<u8>>,
    /// In seconds.
    older: Option<u64>,
    younger: Option<u64>,
    context: Option<Regex>,
}

/// What a process's name is compared with.
enum Wanted<'a> {
    Name(&'a [u8]),
    File(sys::Stat),
    Pattern(Regex),
    Any,
}

fn main(cx: &mut Cx) -> Done {
    let mut search = Search::default();
    let (mut signal, mut context) = (15, None);
    loop {
        if let Some(number) = take_option(cx) {
            signal = number;
            continue;
        }
        let Some(option) = cx.option()? else { break };
        let text = cx.value().to_bytes();
        match option {
            b'n' => {
                let link = parse_number(text).and_then(|id| Process::open(id as i32));
                let Some(process) = link else {
                    return Err(cx.stop_error("%w", &[text], Errno::SRCH));
                };
                search.namespace = Some(process.link(c"ns/pid"));
            }
            b'o' => search.older = Some(age(cx, text)?),
            b's' => {
                signal = number_or_zero(text)
                    .ok_or_else(|| cx.stop(packed!("%w: invalid signal"), &[text]))?;
            }
            b'u' => {
                let known = Table::users().find(text).map(|entry| entry.id);
                let user = known.or_else(|| parse_number(text));
                search.user =
                    Some(user.ok_or_else(|| cx.stop(packed!("unknown user %w"), &[text]))?);
            }
            b'y' => search.younger = Some(age(cx, text)?),
            b'Z' => context = Some(text),
            flag => search.flags.add(flag),
        }
    }
    if search.flags.has(b'l') {
        let mut separator: &[u8] = b"";
        for name in (1..=64).filter_map(name) {
            let _ = cx.out.pieces(&[separator, &name]); // it keeps its error
            separator = b" ";
        }
        return cx.out.byte(b'\n');
    }
    if let Some(pattern) = context {
        search.context = Some(search.regex(cx, pattern)?);
    }
    let operands = cx.operands();
    let mut wanted = Vec::new();
    for operand in operands {
        let text = operand.to_bytes();
        wanted.push(if search.flags.has(b'r') {
            Wanted::Pattern(search.regex(cx, text)?)
        } else if text.contains(&b'/') {
            match stat_at(fs::CWD, operand, 0) {
                Ok(status) => Wanted::File(status),
                Err(e) => {
                    cx.warn(text, e);
                    continue;
                }
            }
        } else {
            Wanted::Name(text)
        });
    }
    if operands.is_empty() {
        if search.user.is_none() && search.context.is_none() {
            return Err(cx.hint());
        }
        wanted.push(Wanted::Any);
    }
    let mut done = Vec::new();
    let (mut hits, mut sent) = (rt::zeros(wanted.len()), Vec::new());
    for id in proc::ids().map_err(|e| cx.fail(b"/proc", e))? {
        let Some(process) = Process::open(id).filter(|_| id != process::id()) else { continue };
        let Some(stat) = process.stat().filter(|stat| search.fits(&process, stat)) else {
            continue;
        };
        for (wanted, hit) in wanted.iter_mut().zip(&mut hits) {
            if !search.matches(wanted, &process, &stat) {
                continue;
            }
            // By 0 and -1, kill(2) means our own group and everybody. A group of another namespace is 0, that of init 1.
            let group = stat.id(at::GROUP);
            let target = if search.flags.has(b'g') && group > 1 { -group } else { id };
            if sent.contains(&target) {
                *hit = 1;
                continue;
            }
            let mut room = [0; DIGITS];
            let digits = format(target.unsigned_abs().into(), &mut room);
            let kind: &[u8] = if target < 0 { b"pgid " } else { b"" };
            let question = if signal == 15 { "Kill %r(%r%r)" } else { "Signal %r(%r%r)" };
            let words = [stat.name(), kind, digits];
            if search.flags.has(b'i') && !cx.ask(question, &words) {
                continue;
            }
            sent.push(target);
            match signal::send(target, signal) {
                Ok(()) => {
                    *hit = 1;
                    if search.flags.has(b'v') {
                        let mut room = [0; DIGITS];
                        let number = format(signal.into(), &mut room);
                        let words = [words[0], words[1], words[2], number];
                        cx.line(packed!("Killed %r(%r%r) with signal %r"), &words);
                    }
                    done.push(Process::open(id));
                }
                Err(Errno::SRCH) => {}
                Err(e) => cx.say_error(packed!("%r(%r%r)"), &words, Some(e)),
            }
            break;
        }
    }
    if !search.flags.has(b'i') && !search.flags.has(b'q') {
        for (operand, hit) in operands.zip(&hits) {
            if *hit == 0 {
                cx.line(packed!("%r: no process found"), &[operand.to_bytes()]);
            }
        }
    }
    while search.flags.has(b'w') && done.iter().flatten().any(|process| process.stat().is_some()) {
        // An interrupted rest of it is made up for by the next.
        let _ = wait::sleep(&mut wait::Time { seconds: 0, nanoseconds: 100_000_000 });
    }
    if hits.contains(&0) || hits.is_empty() { Err(Stop::new(1)) } else { Ok(()) }
}

/// A length of time with a suffix, in seconds.
#[inline(never)]
fn age(cx: &mut Cx, text: &[u8]) -> Result<u64, Stop> {
    const DAY: u64 = 24 * 60 * 60;
    let units = [
        (&b"s"[..], 1),
        (b"m", 60),
        (b"h", 60 * 60),
        (b"d", DAY),
        (b"w", 7 * DAY),
        (b"M", 30 * DAY),
        (b"y", 365 * DAY),
    ];
    if let Some((mut span, suffix)) = Span::parse(text)
        && let Some((_, factor)) = units.iter().find(|(unit, _)| *unit == suffix)
    {
        span.multiply(*factor);
        return Ok(span.time().seconds);
    }
    Err(cx.stop(packed!("invalid time interval %w"), &[text]))
}

impl Search {
    #[inline(never)]
    fn regex(&self, cx: &mut Cx, pattern: &[u8]) -> Result<Regex, Stop> {
        let (ignore_case, utf8) = (self.flags.has(b'I'), cx.utf8());
        let syntax = Syntax { extended: true, ignore_case, utf8, ..Syntax::BASIC };
        Regex::new(pattern, syntax).map_err(|e| {
            cx.stop(packed!("bad regular expression %w: %r"), &[pattern, e.as_bytes()])
        })
    }

    /// Is it one that the options ask for?
    #[inline(never)]
    fn fits(&mut self, process: &Process, stat: &proc::Stat) -> bool {
        let age = (system::uptime().0 as u64).saturating_sub(stat.get(at::START) / TICKS);
        self.user.is_none_or(|user| process.status().ids(b"Uid")[1] == user)
            && self.namespace.as_ref().is_none_or(|link| process.link(c"ns/pid") == *link)
            && self.older.is_none_or(|least| age > least)
            && self.younger.is_none_or(|most| age < most)
            && self.context.as_mut().is_none_or(|pattern| {
                let context = process.file(c"attr/current");
                pattern.search(proc::joined(context).trim_ascii_end(), 0)
            })
    }

    #[inline(never)]
    fn matches(&self, wanted: &mut Wanted, process: &Process, stat: &proc::Stat) -> bool {
        // The kernel keeps 15 bytes of a name; the rest may stand on the command line.
        let mut whole = stat.name().to_vec();
        let is_cut = whole.len() >= 15;
        let mut known = !is_cut;
        if is_cut {
            let line = process.file(c"cmdline");
            // A script is behind its interpreter.
            for argument in parts(&line, 0).take(2) {
                let name = base(argument);
                if name.starts_with(&whole) && !known {
                    whole = name.to_vec();
                    known = true;
                }
            }
        }
        match wanted {
            Wanted::Any => true,
            Wanted::File(status) => process.runs(status),
            Wanted::Pattern(regex) => regex.search(&whole, 0),
            Wanted::Name(text) => {
                let mut text = *text;
                if !known {
                    if self.flags.has(b'e') {
                        return false;
                    }
                    text = text.get(..whole.len()).unwrap_or(text);
                }
                if self.flags.has(b'I') { text.eq_ignore_ascii_case(&whole) } else { text == whole }
            }
        }
    }
}
