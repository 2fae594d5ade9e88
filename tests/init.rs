//! init as the first process of a namespace: what it starts, when, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, Scratch};
use std::{fs, os::unix::fs::symlink, process::Command, time::Duration};

/// How unshare(1) ends when the first process of its namespace calls reboot(2).
const RESTARTED: End = End::Signal(nix::libc::SIGHUP);
const POWERED_OFF: End = End::Signal(nix::libc::SIGINT);

/// Runs init with that table in a root of its own. `None` where the machine does not let us.
fn init(name: &str, table: Option<&str>) -> Option<(End, String)> {
    if common::runner().is_some() {
        return None;
    }
    let scratch = Scratch::new(name);
    for dir in ["bin", "dev", "etc"] {
        scratch.dir(dir);
    }
    fs::copy(common::mote(), scratch.0.join("bin/mote")).unwrap();
    for name in common::applets().iter().filter(|name| *name != "mote") {
        symlink("mote", scratch.0.join("bin").join(name)).unwrap();
    }
    if let Some(table) = table {
        fs::write(scratch.0.join("etc/inittab"), table).unwrap();
    }
    let run = |program: &[&str]| {
        let mut command = Command::new("sh");
        command.args(["-c", "exec unshare -rpf chroot \"$@\" </dev/null 2>&1", "sh"]);
        command.arg(&scratch.0).args(program).env("LC_ALL", "C");
        common::run_for(&mut command, Duration::from_secs(60))
    };
    if run(&["/bin/true"]).failed() {
        return None;
    }
    let outcome = run(&["/bin/init"]);
    Some((outcome.end, String::from_utf8_lossy(&outcome.stdout).into_owned()))
}

/// What init prints, but for the last line, which says that the system goes down.
#[track_caller]
fn check(name: &str, table: &str, end: End, expected: &str) {
    let Some((ended, printed)) = init(name, Some(table)) else { return };
    let printed = printed.replace("init: the system is going down\n", "");
    assert_eq!((ended, printed.as_str()), (end, expected));
}

#[test]
fn actions_run_in_their_order() {
    let table = "::once:echo three; kill -USR2 1
::wait:sleep 0.1; echo two
::shutdown:echo four
::sysinit:sleep 0.2; echo one
::shutdown:echo five\n";
    check("order", table, POWERED_OFF, "one\ntwo\nthree\nfour\nfive\n");
}

#[test]
fn broken_lines_are_told_and_passed_over() {
    let table = "# a comment\n\nbroken\n::nope:echo\n::once:  \n  ::sysinit:echo here \n\
                 ::respawn:kill -USR1 1; sleep 9\n";
    let expected = "init: /etc/inittab: line 3: unknown action ''
init: /etc/inittab: line 4: unknown action 'nope'
init: /etc/inittab: line 5: no command
here\n";
    check("broken", table, POWERED_OFF, expected);
}

#[test]
fn signals_bring_it_down() {
    check("term", "::respawn:kill -TERM 1; sleep 9\n", RESTARTED, "");
    check("reboot", "::respawn:reboot; sleep 9\n", RESTARTED, "");
    check("poweroff", "::respawn:poweroff; sleep 9\n", POWERED_OFF, "");
    check("halt", "::respawn:halt; sleep 9\n", POWERED_OFF, "");
    check("force", "::respawn:reboot -f\n::shutdown:echo never\n", RESTARTED, "");
    let table = "::respawn:kill -INT 1; sleep 9\n::ctrlaltdel:echo keys; reboot\n";
    check("keys", table, RESTARTED, "keys\n");
}

#[test]
fn another_init_can_take_its_place() {
    let table = "::respawn:kill -QUIT 1; sleep 9\n::shutdown:echo first\n::restart:echo second\n";
    check("restart", table, End::Status(0), "first\nsecond\n");
    // Where it cannot be run, init goes on.
    let table = "::respawn:test -e f && reboot; touch f; kill -QUIT 1; sleep 9\n::restart:/nope\n";
    let expected = "init: cannot run '/nope': No such file or directory\n";
    check("restart-fails", table, RESTARTED, expected);
}

#[test]
fn what_crashes_is_started_again_but_not_at_once() {
    let table =
        "::respawn:echo x; test -e b && reboot; test -e a && touch b; touch a; kill -SEGV $$
::askfirst:true\n";
    let start = std::time::Instant::now();
    let Some((end, printed)) = init("crash", Some(table)) else { return };
    assert_eq!((end, printed.matches("x\n").count()), (RESTARTED, 3), "{printed}");
    assert!(start.elapsed() >= Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn there_is_always_a_way_in() {
    // Neither a table without anything to log in by nor one whose programs are missing locks everybody out.
    for (name, table) in [("nothing", "::sysinit:true\n"), ("missing", "::respawn:/nope\n")] {
        let table = format!("{table}::once:sleep 5; reboot\n");
        let Some((end, printed)) = init(name, Some(&table)) else { return };
        assert_eq!(end, RESTARTED);
        assert!(printed.contains("Please press Enter to activate this console. "), "{printed}");
    }
}

#[test]
fn the_table_can_change() {
    let table =
        "::once:printf '::respawn:echo new; reboot; sleep 9\\n' >/etc/inittab; kill -HUP 1\n";
    check("reload", table, RESTARTED, "new\n");
}

#[test]
fn the_environment_is_that_of_a_console() {
    let table = "::wait:env\n::once:reboot\n";
    let Some((end, printed)) = init("environment", Some(table)) else { return };
    assert_eq!(end, RESTARTED);
    let path = "PATH=/sbin:/usr/sbin:/bin:/usr/bin\n";
    for entry in ["HOME=/\n", path, "SHELL=/bin/sh\n", "USER=root\n", "TERM="] {
        assert!(printed.contains(entry), "{printed}");
    }
}
