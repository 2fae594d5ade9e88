//! pidof - find the processes that run a program
use rt::{
    Cx, Done, Stop, Vec,
    proc::{self, Process},
    sys::{fs, process, stat_at},
    text::{
        number::{self, DIGITS, format},
        path::base,
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
    let mut found = false;
    for program in cx.operands() {
        let status = if program.to_bytes().contains(&b'/') {
            stat_at(fs::CWD, program, 0).ok()
        } else {
            None
        };
        for &id in &ids {
            let matches = Process::open(id).is_some_and(|process| {
                search.fits(&process)
                    && match &status {
                        Some(status) => process.runs(status),
                        None => search.named(&process, program.to_bytes()),
                    }
            });
            if !matches || one && found {
                continue;
            }
            if !quiet {
                if found {
                    cx.out.add(separator);
                }
                cx.out.add(format(id as u64, &mut [0; DIGITS]));
            }
            found = true;
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

impl Search {
    fn fits(&self, process: &Process) -> bool {
        !self.omitted.contains(&process.id)
            && (self.dead || process.stat().is_some_and(|stat| stat.state != b'Z'))
            && (!self.same_root
                || stat_at(fs::CWD, c"/", 0)
                    .ok()
                    .zip(process.target(c"root"))
                    .is_some_and(|(ours, theirs)| ours.same_file(&theirs)))
    }

    /// Does it run a program of that name, by what it was called or by the file?
    fn named(&self, process: &Process, name: &[u8]) -> bool {
        let line = process.file(c"cmdline");
        let mut arguments = line.split(|&byte| byte == 0);
        let called = arguments.next().unwrap_or(b"");
        if called.is_empty() {
            // A thread of the kernel, or one that has ended.
            return process.stat().is_some_and(|stat| stat.name() == name);
        }
        // A login shell is called with a dash.
        let called = called.strip_prefix(b"-").unwrap_or(called);
        let is = |path: &[u8]| path == name || base(path) == name;
        is(called) || is(&process.link(c"exe")) || self.scripts && arguments.next().is_some_and(is)
    }
}
