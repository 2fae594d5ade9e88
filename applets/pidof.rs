//! pidof - find the processes that run a program
use rt::{
    Cx, Done, Stop, Vec,
    proc::{self, Process},
    sys::{fs, process, stat_at},
    text::{
        number::{self, DIGITS, format},
        path::base,
        split::parts,
    },
};

rt::applet! { "pidof", main, "\
Usage: pidof [OPTION]... PROGRAM...
Print the numbers of the processes that run a PROGRAM, a name or a path, the newest first. The status is 1 if there is none.

  -c       only those with our root directory
  -d TEXT  print TEXT between numbers, not a blank
  -S TEXT  the same
  -o LIST  leave out these numbers, with commas between them; %PPID is our parent
  -q       print nothing
  -s       print only one
  -x       also the shells that run a script of that name
  -z       also processes that have ended and that nobody has waited for
" }

#[derive(Default)]
struct Search {
    same_root: bool,
    scripts: bool,
    dead: bool,
    omitted: Vec<i32>,
}

fn main(cx: &mut Cx) -> Done {
    let mut search = Search { omitted: Vec::from([process::id()]), ..Search::default() };
    let (mut quiet, mut one, mut separator) = (false, false, &b" "[..]);
    while let Some(option) = cx.option()? {
        match option {
            b'c' => search.same_root = process::is_root(),
            b'o' => {
                for text in cx.value().to_bytes().split(|byte| matches!(byte, b',' | b' ')) {
                    let id = match text {
                        b"%PPID" => Some(process::parent()),
                        text => number::decimal(text).ok().and_then(|id| i32::try_from(id).ok()),
                    };
                    let Some(id) = id else {
                        return Err(cx.usage(packed!("invalid process id %w"), &[text]));
                    };
                    search.omitted.push(id);
                }
            }
            b'q' => quiet = true,
            b's' => one = true,
            b'x' => search.scripts = true,
            b'z' => search.dead = true,
            _ => separator = cx.value().to_bytes(),
        }
    }
    let mut ids = proc::ids().map_err(|e| cx.fail(b"/proc", e))?;
    ids.reverse();
    let mut running = Vec::new();
    for id in ids {
        running.extend(Process::open(id).and_then(|process| search.look(&process)));
    }
    let mut found = false;
    for program in cx.operands() {
        let name = program.to_bytes();
        let mut status = None;
        if name.contains(&b'/') {
            status = stat_at(fs::CWD, program, 0).ok().map(|stat| stat.identity());
        }
        for process in &running {
            let matches = match status {
                None => process.is_named(name),
                some => some == process.file,
            };
            if !matches {
                continue;
            }
            if !quiet {
                if found {
                    cx.out.add(separator);
                }
                cx.out.add(format(process.id as u64, &mut [0; DIGITS]));
            }
            found = true;
            if one {
                break;
            }
        }
    }
    if !found {
        return Err(Stop::new(1));
    }
    if !quiet {
        cx.out.add(b"\n");
    }
    cx.out.checked()
}

/// What a process runs.
struct Running {
    id: i32,
    /// The device and the inode of the program.
    file: Option<(u64, u64)>,
    /// What it may be called, with a NUL behind each.
    names: Vec<u8>,
}

impl Search {
    /// What there is to know of a process, if it may be found.
    #[inline(never)]
    fn look(&self, process: &Process) -> Option<Running> {
        let id = process.id;
        let stat = process.stat().filter(|_| !self.omitted.contains(&id))?;
        if stat.state == b'Z' && !self.dead {
            return None;
        }
        if self.same_root {
            let ours = stat_at(fs::CWD, c"/", 0).ok()?;
            process.target(c"root").filter(|theirs| ours.same_file(theirs))?;
        }
        let line = process.file(c"cmdline");
        let mut arguments = parts(&line, 0);
        let called = arguments.next().unwrap_or(b"");
        let mut names = Vec::new();
        let mut add = |name: &[u8]| rt::fill(&mut names, b"%\0", &[name]);
        if called.is_empty() {
            // A thread of the kernel, or one that has ended.
            add(stat.name());
        } else {
            // A login shell is called with a dash.
            add(called.strip_prefix(b"-").unwrap_or(called));
            add(&process.link(c"exe"));
            if let Some(script) = arguments.next().filter(|_| self.scripts) {
                add(script);
            }
        }
        let file = process.target(c"exe").map(|stat| stat.identity());
        Some(Running { id, file, names })
    }
}

impl Running {
    /// Is that what it is called, or the name of its file?
    fn is_named(&self, name: &[u8]) -> bool {
        !name.is_empty() && parts(&self.names, 0).any(|path| path == name || base(path) == name)
    }
}
