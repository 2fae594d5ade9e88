//! What walks trees: the spellings of the root, trees that somebody changes meanwhile, very deep ones, very large directories.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, Outcome, Scratch};
use nix::fcntl::{OFlag, RenameFlags, openat, renameat2};
use nix::sys::stat::{Mode, mkdirat};
use std::{
    fs::{self, File},
    os::{
        fd::{AsFd, OwnedFd},
        unix::{
            fs::{MetadataExt, PermissionsExt, symlink},
            process::CommandExt,
        },
    },
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Longer than what any of this takes, on a slow machine, too.
const PATIENCE: Duration = Duration::from_secs(120);

/// A command of the applet `name`.
fn applet(name: &str) -> Command {
    let mut command = Command::new(common::mote());
    command.arg0(name);
    if let Some(runner) = common::runner() {
        command = Command::new(runner);
        command.args(["-0", name]).arg(common::mote());
    }
    command
}

fn brief(outcome: &Outcome) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    format!("{:?} {:?} {:?}", outcome.end, text(&outcome.stdout), text(&outcome.stderr))
}

/// A directory in memory, where there is one.
fn fast_scratch(name: &str) -> Scratch {
    let dir = Path::new("/dev/shm").join(format!("mote-{name}-{}", std::process::id()));
    match fs::create_dir_all(&dir) {
        Ok(()) => Scratch(dir),
        Err(_) => Scratch::new(name),
    }
}

/// Runs a script of mote's shell where a new directory is the root, `b` is a bind mount of it, `t/b` another one, and `l` a link to
/// it. `None` where the machine does not let us.
fn in_a_root(name: &str, script: &str) -> Option<(Outcome, Scratch)> {
    if common::runner().is_some() {
        return None;
    }
    let scratch = Scratch::new(name);
    for dir in ["bin", "b", "t/b", "d/e"] {
        scratch.dir(dir);
    }
    fs::copy(common::mote(), scratch.0.join("bin/mote")).unwrap();
    for name in common::applets().iter().filter(|name| *name != "mote") {
        symlink("mote", scratch.0.join("bin").join(name)).unwrap();
    }
    fs::write(scratch.0.join("kept"), "precious").unwrap();
    fs::set_permissions(scratch.0.join("kept"), fs::Permissions::from_mode(0o604)).unwrap();
    symlink("/", scratch.0.join("l")).unwrap();
    let mounts = "mount --bind \"$1\" \"$1/b\" && mount --bind \"$1\" \"$1/t/b\" && \
                  exec chroot \"$1\" /bin/sh -c \"$2\"";
    let mut command = Command::new("unshare");
    command.args(["-rm", "/bin/sh", "-c", mounts, "sh"]).arg(&scratch.0).arg(script);
    let outcome = common::run(command.env("PATH", "/bin:/usr/bin:/sbin:/usr/sbin"));
    if String::from_utf8_lossy(&outcome.stdout).starts_with("started") {
        return Some((outcome, scratch));
    }
    eprintln!("skipped: there is no root of our own to be had: {}", brief(&outcome));
    None
}

/// What leads to the root. As the operand of a command that goes through links, the link itself does so, too.
const ROOTS: &str =
    "/ // /// /. /./ /.. /../ //../ /d/../ d/e/../../ . ./ .. b b/ b/. b/d/.. /b t/../ l/ l/. l/l/";

#[test]
fn the_root_is_never_removed() {
    let script = format!(
        "echo started; cd /; for root in {ROOTS}; do rm -rf $root && echo removed $root; \
         rm -rf --preserve-root=all $root && echo removed $root; done; rm -rf t; rm -rf ./t/; rm -rf l; cat kept; rm kept"
    );
    let Some((outcome, scratch)) = in_a_root("rm-root", &script) else { return };
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    assert_eq!(text, "started\nprecious", "{}", brief(&outcome));
    assert!(scratch.0.join("d/e").exists() && scratch.0.join("bin/mote").exists());
    assert!(!scratch.0.join("kept").exists(), "it was not the root");
}

#[test]
fn it_is_said_which_name_of_the_root_is_refused() {
    let script =
        "echo started; rm -r / 2>&1; rm -r // 2>&1; rm -r b/ 2>&1; rm -r t 2>&1; rm -r l/ 2>&1";
    let Some((outcome, _scratch)) = in_a_root("rm-root-names", script) else { return };
    let mut expected = "started\n".to_owned();
    for (name, same) in [
        ("/", ""),
        ("//", " (same as '/')"),
        ("b/", " (same as '/')"),
        ("t/b", " (same as '/')"),
        ("l/", " (same as '/')"),
    ] {
        expected += &format!("rm: it is dangerous to operate recursively on '{name}'{same}\n");
        expected += "rm: use --no-preserve-root to override this failsafe\n";
    }
    assert_eq!(String::from_utf8_lossy(&outcome.stdout), expected, "{}", brief(&outcome));
}

#[test]
fn a_root_is_removed_on_demand() {
    // What is mounted cannot be removed.
    let script = "echo started; rm -rf --no-preserve-root / 2>&1";
    let Some((_, scratch)) = in_a_root("rm-root-wish", script) else { return };
    assert!(!scratch.0.join("kept").exists() && !scratch.0.join("d").exists());
}

const VICTIMS: usize = 20;

/// A tree whose directories are exchanged with links to another one, as fast as that goes, while `work` runs again and again.
fn while_swapped(name: &str, mut work: impl FnMut(&Path), check: impl Fn(&Path)) {
    let scratch = fast_scratch(name);
    let (base, outside) = (scratch.0.clone(), scratch.dir("outside"));
    scratch.dir("outside/sub");
    for name in ["outside/file", "outside/sub/file"] {
        fs::write(base.join(name), "kept").unwrap();
        fs::set_permissions(base.join(name), fs::Permissions::from_mode(0o600)).unwrap();
    }
    fs::set_permissions(&outside, fs::Permissions::from_mode(0o700)).unwrap();
    // Each round has a directory of its own; 0 is the end.
    let round = Arc::new(AtomicUsize::new(1));
    let swapper = {
        let (base, round) = (base.clone(), round.clone());
        thread::spawn(move || {
            loop {
                let current = round.load(Ordering::Relaxed);
                if current == 0 {
                    return;
                }
                for number in 0..VICTIMS {
                    let path = base.join(format!("{current}/tree/{number}/victim"));
                    let link = base.join(format!("{current}/{number}"));
                    // Whatever is not there yet, or not any more, is swapped the next time.
                    let cwd = nix::fcntl::AT_FDCWD;
                    let _ = renameat2(cwd, &path, cwd, &link, RenameFlags::RENAME_EXCHANGE);
                }
            }
        })
    };
    let start = Instant::now();
    let mut current = 1;
    while start.elapsed() < Duration::from_secs(2) {
        let dir = base.join(current.to_string());
        for number in 0..VICTIMS {
            let victim = dir.join(format!("tree/{number}/victim"));
            fs::create_dir_all(victim.join("sub")).unwrap();
            fs::write(victim.join("file"), "").unwrap();
            fs::write(victim.join("sub/file"), "").unwrap();
            symlink(&outside, dir.join(number.to_string())).unwrap();
        }
        round.store(current, Ordering::Relaxed);
        work(&dir.join("tree"));
        check(&outside);
        current += 1;
    }
    round.store(0, Ordering::Relaxed);
    swapper.join().unwrap();
    check(&outside);
}

fn assert_all_there(outside: &Path) {
    for name in ["file", "sub/file"] {
        assert!(outside.join(name).exists(), "{name} was removed through a link");
    }
}

#[test]
fn rm_leaves_its_tree_through_no_link() {
    while_swapped(
        "rm-swap",
        |tree| {
            let outcome = common::run(applet("rm").arg("-rf").arg(tree));
            assert!(matches!(outcome.end, End::Status(0 | 1)), "{}", brief(&outcome));
        },
        assert_all_there,
    );
}

#[test]
fn ls_lists_through_no_link() {
    while_swapped(
        "ls-swap",
        |tree| {
            let outcome = common::run(applet("ls").arg("-lR").arg(tree));
            // Only the file outside is its owner's alone.
            assert!(
                !String::from_utf8_lossy(&outcome.stdout).contains("-rw------- "),
                "{}",
                brief(&outcome)
            );
        },
        |_| {},
    );
}

/// The files outside have the permissions that they had.
fn assert_same_modes(outside: &Path) {
    for (name, mode) in [("", 0o700), ("file", 0o600), ("sub/file", 0o600)] {
        let found = fs::metadata(outside.join(name)).unwrap().mode() & 0o7777;
        assert_eq!(found, mode, "{name} was changed through a link");
    }
}

#[test]
fn chmod_leaves_its_tree_through_no_link() {
    while_swapped(
        "chmod-swap",
        |tree| {
            let outcome = common::run(applet("chmod").args(["-R", "o+rwx"]).arg(tree));
            assert!(matches!(outcome.end, End::Status(0 | 1)), "{}", brief(&outcome));
        },
        assert_same_modes,
    );
}

#[test]
fn chown_leaves_its_tree_through_no_link() {
    // Who is not the superuser can see a change of owner by its set-id bits, which go with it.
    while_swapped(
        "chown-swap",
        |tree| {
            for name in ["file", "sub/file"] {
                let file = tree.join("../../outside").join(name);
                fs::set_permissions(file, fs::Permissions::from_mode(0o4700)).unwrap();
            }
            let outcome = common::run(applet("chown").args(["-R", ":"]).arg(tree));
            assert!(matches!(outcome.end, End::Status(0 | 1)), "{}", brief(&outcome));
        },
        |outside| {
            for name in ["file", "sub/file"] {
                let mode = fs::metadata(outside.join(name)).unwrap().mode() & 0o7777;
                assert_eq!(mode, 0o4700, "{name} was given an owner through a link");
            }
        },
    );
}

/// Is there a file of the tree outside below `dir`?
fn leaked(dir: &Path) -> bool {
    let files = common::files(dir).unwrap_or_default();
    files.iter().any(|file| !file.is_symlink() && fs::read(file).unwrap() == b"kept")
}

/// The files outside are what they were.
fn assert_same_contents(outside: &Path) {
    for name in ["file", "sub/file"] {
        let found = fs::read_to_string(outside.join(name)).unwrap_or_default();
        assert_eq!(found, "kept", "{name} was changed through a link");
    }
    assert_eq!(common::files(outside).unwrap().len(), 2, "something was made through a link");
}

#[test]
fn cp_and_mv_read_through_no_link() {
    for (name, arguments) in [("cp", &["-a"][..]), ("cp", &["-R"]), ("mv", &[])] {
        let elsewhere = Scratch::new("swap-copies");
        let mut copies = 0;
        while_swapped(
            "cp-swap",
            |tree| {
                copies += 1;
                let copy = elsewhere.0.join(copies.to_string());
                let outcome = common::run(applet(name).args(arguments).arg(tree).arg(&copy));
                assert!(matches!(outcome.end, End::Status(0 | 1)), "{}", brief(&outcome));
                assert!(!leaked(&copy), "{name} {arguments:?} has followed a link");
            },
            assert_same_contents,
        );
    }
}

#[test]
fn cp_writes_through_no_link() {
    let elsewhere = Scratch::new("swap-source");
    for number in 0..VICTIMS {
        let victim = elsewhere.dir(&format!("tree/{number}/victim/sub"));
        fs::write(victim.join("file"), "new").unwrap();
        fs::write(victim.join("../file"), "new").unwrap();
        fs::write(victim.join("../more"), "new").unwrap();
    }
    while_swapped(
        "cp-swap-target",
        |tree| {
            let source = elsewhere.0.join("tree");
            let outcome = common::run(applet("cp").arg("-RT").arg(source).arg(tree));
            assert!(matches!(outcome.end, End::Status(0 | 1)), "{}", brief(&outcome));
        },
        assert_same_contents,
    );
}

#[test]
fn the_root_is_preserved_on_demand() {
    for command in ["chmod -R --preserve-root 700", "chown -R --preserve-root :"] {
        let script = format!(
            "echo started; cd /; chmod 4604 kept; for root in {ROOTS} t; do {command} $root 2>&1 | head -n 1; done"
        );
        let Some((outcome, scratch)) = in_a_root("preserved", &script) else { return };
        let mode = fs::metadata(scratch.0.join("kept")).unwrap().mode() & 0o7777;
        assert_eq!(mode, 0o4604, "{}", brief(&outcome));
        let lines = outcome.stdout.split(|&byte| byte == b'\n').count() - 2;
        assert_eq!(lines, ROOTS.split(' ').count() + 1, "{}", brief(&outcome));
    }
}

/// Makes a tree of that many levels, with a file at each thousandth, from its `top` down.
fn make_deep(top: &Path, levels: usize) {
    fs::create_dir(top).unwrap();
    let mut dir: OwnedFd = File::open(top).unwrap().into();
    for level in 0..levels {
        mkdirat(dir.as_fd(), "directory", Mode::from_bits_truncate(0o755)).unwrap();
        let flags = OFlag::O_RDONLY | OFlag::O_DIRECTORY;
        dir = openat(dir.as_fd(), "directory", flags, Mode::empty()).unwrap();
        if level % 1000 == 999 {
            let flags = OFlag::O_WRONLY | OFlag::O_CREAT;
            openat(dir.as_fd(), "file", flags, Mode::from_bits_truncate(0o644)).unwrap();
        }
    }
}

#[test]
fn trees_may_be_deeper_than_any_path_is_long() {
    let scratch = fast_scratch("deep");
    let top = scratch.0.join("top");
    make_deep(&top, 100_000);
    let walk = |name: &str, arguments: &[&str]| {
        let outcome = common::run_for(applet(name).args(arguments).arg(&top), PATIENCE);
        assert_eq!((outcome.end, outcome.stderr.as_slice()), (End::Status(0), &b""[..]), "{name}");
        outcome
    };
    let sum = walk("du", &["-s", "--inodes"]).stdout;
    assert!(sum.starts_with(b"100101\t"), "{:?}", String::from_utf8_lossy(&sum));
    walk("chmod", &["-R", "700"]);
    assert_eq!(fs::metadata(top.join("directory/directory")).unwrap().mode() & 0o777, 0o700);
    walk("chown", &["-R", ":"]);
    let copy = scratch.0.join("copy");
    let outcome = common::run_for(applet("cp").arg("-a").arg(&top).arg(&copy), PATIENCE);
    assert_eq!((outcome.end, outcome.stderr.as_slice()), (End::Status(0), &b""[..]), "cp");
    walk("rm", &["-r"]);
    assert!(!top.exists());
    let outcome = common::run_for(applet("rm").arg("-r").arg(&copy), PATIENCE);
    assert_eq!((outcome.end, outcome.stderr.as_slice()), (End::Status(0), &b""[..]), "of the copy");
}

/// A directory of that many files.
fn make_large(dir: &Path, files: usize) {
    fs::create_dir(dir).unwrap();
    let top = File::open(dir).unwrap();
    for number in 0..files {
        let flags = OFlag::O_WRONLY | OFlag::O_CREAT;
        let mode = Mode::from_bits_truncate(0o644);
        openat(top.as_fd(), format!("file {number}").as_str(), flags, mode).unwrap();
    }
}

fn large(files: usize) {
    let scratch = fast_scratch(&format!("large{files}"));
    let top = scratch.0.join("top");
    make_large(&top, files);
    let walk = |name: &str, arguments: &[&str]| {
        let outcome = common::run_for(applet(name).args(arguments).arg(&top), PATIENCE);
        assert_eq!((outcome.end, outcome.stderr.as_slice()), (End::Status(0), &b""[..]), "{name}");
        outcome
    };
    let sum = String::from_utf8(walk("du", &["--inodes"]).stdout).unwrap();
    assert!(sum.starts_with(&format!("{}\t", files + 1)), "{sum}");
    let names = walk("ls", &["-R"]).stdout;
    let lines = names.iter().filter(|&&byte| byte == b'\n').count();
    assert_eq!(lines, files + 1, "a title and the names");
    walk("chmod", &["-R", "700"]);
    walk("chown", &["-R", ":"]);
    walk("rm", &["-r"]);
    assert!(!top.exists());
}

#[test]
fn directories_may_be_large() {
    large(50_000);
}

#[test]
#[ignore = "takes a while"]
fn directories_may_have_a_million_entries() {
    large(1_000_000);
}
