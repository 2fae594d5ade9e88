//! Logging in and becoming others, in a root with users of its own.
//!
//! Only the superuser can become others; for anybody else these tests find nothing to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, Scratch};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    process::Command,
    time::{Duration, Instant},
};

const PASSWD: &str = "root:x:0:0:root:/root:/bin/sh
alice:x:1000:1000::/home:/bin/sh
bob:x:1001:1001::/nowhere:/bin/sh
open:x:1002:1002::/:/bin/sh
gone:x:1003:1003::/:/bin/sh
jail:x:1004:1004::/:/bin/echo
short:x:1005:1005
";
/// Both passwords are `secret`.
const SHADOW: &str = "root::1:0:99999:7:::
alice:$6$rounds=1000$salt$HASH:1:0:99999:7:::
bob:$y$j75$F5Jx5fExrKuPp53xLKQ..1$l5YiXCKNY/N9ezall4xjJAFS/wg.kWVcFXfOzyxVn1.:1:0:99999:7:::
open::1:0:99999:7:::
gone:$6$rounds=1000$salt$HASH:1:0:99999:7::1:
jail:$6$rounds=1000$salt$HASH:1:0:99999:7:::
";
/// What `openssl passwd -6 -salt 'rounds=1000$salt' secret` prints behind the salt.
const HASH: &str =
    "HNxBeBnDfSfUrTj6KiLnmd7tGCvHEmcExh8kl/S0cZ5WrCciNZgfhbpkeFQ4JfkHX.8vPq45lY0iINnCx1Lkm.";

struct Root(Scratch);

impl Root {
    /// A root with these users. `None` where this is not the superuser.
    fn new(name: &str) -> Option<Root> {
        if common::runner().is_some() || !nix::unistd::geteuid().is_root() {
            return None;
        }
        let root = Root(Scratch::new(name));
        for dir in ["bin", "dev", "etc", "home", "root"] {
            root.0.dir(dir);
        }
        fs::copy(common::mote(), root.0.0.join("bin/mote")).unwrap();
        for name in common::applets().iter().filter(|name| *name != "mote") {
            symlink("mote", root.0.0.join("bin").join(name)).unwrap();
        }
        root.write("etc/passwd", PASSWD);
        root.write("etc/shadow", &SHADOW.replace("HASH", HASH));
        root.write("etc/group", "root:x:0:\nwheel:x:10:alice,bob\nalice:x:1000:\nbob:x:1001:\n");
        root.write("etc/shells", "/bin/sh\n");
        fs::set_permissions(&root.0.0, fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(root.0.0.join("etc/shadow"), fs::Permissions::from_mode(0o600))
            .unwrap();
        Some(root)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.0.join(path), text).unwrap();
    }

    /// Runs a script in it, with that as standard input, and gives its status and what it prints.
    fn run(&self, script: &str, input: &str) -> (End, String) {
        self.write("input", input);
        let mut command = Command::new("sh");
        command.args(["-c", "exec chroot \"$1\" /bin/sh -c \"$2\" <\"$1/input\" 2>&1", "sh"]);
        command.arg(&self.0.0).arg(script).env("LC_ALL", "C").env("EVIL", "1").env("TERM", "vt100");
        command.env("PATH", "/bin:/usr/bin:/usr/sbin");
        let outcome = common::run_for(&mut command, Duration::from_secs(60));
        (outcome.end, String::from_utf8_lossy(&outcome.stdout).into_owned())
    }
}

const OK: End = End::Status(0);

#[test]
fn a_password_lets_in() {
    let Some(root) = Root::new("login") else { return };
    for user in ["alice", "bob"] {
        let (end, printed) =
            root.run("login", &format!("{user}\nsecret\nid -un; id -Gn; echo $0; exit 3\n"));
        assert_eq!(end, End::Status(3), "{printed}");
        assert!(printed.ends_with(&format!("{user}\n{user} wheel\n-sh\n")), "{printed}");
    }
}

#[test]
fn the_environment_is_a_new_one() {
    let Some(root) = Root::new("environment") else { return };
    let (_, printed) = root.run("login alice", "secret\nenv; pwd\n");
    assert!(!printed.contains("EVIL"), "{printed}");
    for line in
        ["HOME=/home\n", "USER=alice\n", "LOGNAME=alice\n", "SHELL=/bin/sh\n", "TERM=vt100\n"]
    {
        assert!(printed.contains(line), "{printed}");
    }
    let (_, printed) = root.run("TERM=../x login -p alice", "secret\nenv\n");
    assert!(printed.contains("EVIL=1\n"), "{printed}");
    let (_, printed) = root.run("su - alice -c env", "");
    assert!(!printed.contains("EVIL") && printed.contains("HOME=/home\n"), "{printed}");
    let (_, printed) = root.run("su alice -c env; su -l -w EVIL alice -c env", "");
    assert_eq!(printed.matches("EVIL=1\n").count(), 2, "{printed}");
}

#[test]
fn who_may_not_is_not_told_why() {
    let Some(root) = Root::new("refused") else { return };
    // A wrong password, nobody of that name, an empty password of the superuser's, and a line that is none.
    let mut times = Vec::new();
    for (name, password) in [("alice", "wrong"), ("nobody", "x"), ("root", ""), ("short", "")] {
        let start = Instant::now();
        let (end, printed) = root.run(&format!("login {name}"), &format!("{password}\n"));
        times.push(start.elapsed());
        assert_eq!(end, End::Status(1));
        let expected = "Password: Login incorrect\n";
        assert!(printed.starts_with(expected), "{name}: {printed}");
    }
    assert!(times.iter().all(|time| *time >= Duration::from_secs(3)), "{times:?}");
    let (end, printed) = root.run("login gone", "secret\n");
    assert_eq!(
        (end, printed.as_str()),
        (End::Status(1), "Password: login: your account has expired\n")
    );
    root.write("etc/nologin", "closed\n");
    let (end, printed) = root.run("login alice", "secret\n");
    assert_eq!((end, printed.as_str()), (End::Status(1), "Password: closed\n"));
}

#[test]
fn a_caller_that_is_trusted_needs_no_password() {
    let Some(root) = Root::new("trusted") else { return };
    let (end, printed) = root.run("login -f root", "echo $0 $HOME\n");
    assert_eq!((end, printed.as_str()), (OK, "-sh /root\n"));
    let (end, printed) = root.run("login open", "id -un; pwd\n");
    assert_eq!((end, printed.as_str()), (OK, "open\n/\n"));
    // A user's name is never an option.
    let (end, _) = root.run("login -- -froot", "\n\n\n\n");
    assert_eq!(end, End::Status(1));
    let (_, printed) = root.run("su -l bob -c pwd", "");
    assert_eq!(
        printed,
        "su: cannot change to directory '/nowhere': No such file or directory\n/\n"
    );
}

#[test]
fn su_asks_whoever_is_not_the_superuser() {
    let Some(root) = Root::new("su") else { return };
    let program = root.0.0.join("su");
    fs::copy(common::mote(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o4755)).unwrap();
    let by_bob = |what: &str, input: &str| {
        let (end, printed) = root.run(&format!("su bob -c \"{what}\""), input);
        (end, printed.replace("Password: ", ""))
    };
    // The file system may not let a program have its owner's rights.
    if by_bob("/su alice -c 'id -un'", "secret\n").1 != "alice\n" {
        eprintln!("skipped: no program can have its owner's rights here");
        return;
    }
    assert_eq!(by_bob("/su alice -c env", "secret\n").1.matches("EVIL").count(), 0);
    let refused = (End::Status(1), "su: Authentication failure\n".to_owned());
    for (what, input) in
        [("/su alice", "x\n"), ("/su", "\n"), ("/su nope", "x\n"), ("/su gone", "secret\n")]
    {
        assert_eq!(by_bob(what, input), refused, "{what}");
    }
    assert_eq!(by_bob("/su open -c 'id -un'", ""), (OK, "open\n".into()));
    let (_, printed) = by_bob("/su -g wheel alice", "");
    assert_eq!(printed, "su: only root can specify alternative groups\n");
    // The shell of somebody who has none to choose stays theirs.
    let (_, printed) = by_bob("/su -s /bin/sh jail -c x", "secret\n");
    assert_eq!(printed, "su: using restricted shell /bin/echo\n-c x\n");
    let (_, printed) = root.run("su -g wheel -G bob alice -c 'id -gn; id -Gn'", "");
    assert_eq!(printed, "wheel\nwheel bob\n");
}
