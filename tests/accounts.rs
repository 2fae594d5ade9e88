//! Logging in, becoming others and changing passwords, in a root with users of its own.
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

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.0.join(path)).unwrap()
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
    fs::remove_file(root.0.0.join("etc/nologin")).unwrap();
    fs::create_dir(root.0.0.join("etc/nologin")).unwrap();
    let (end, printed) = root.run("login alice", "secret\nid\n");
    assert_eq!((end, printed.as_str()), (End::Status(1), "Password: "));
}

#[test]
fn a_password_that_is_too_old_is_changed_first() {
    let Some(root) = Root::new("overdue") else { return };
    root.run("passwd -qe alice; passwd -qx 9 bob; passwd -qx 9 -i 9 jail", "");
    let (end, printed) = root.run("login alice", "secret\nnewer\nnewer\nid -un\n");
    assert_eq!(end, OK, "{printed}");
    assert!(printed.starts_with("Password: A new password is due.\nNew password: "), "{printed}");
    assert!(printed.ends_with("updated successfully\nalice\n"), "{printed}");
    let (end, printed) = root.run("login alice", "newer\nid -un\n");
    assert_eq!((end, printed.as_str()), (OK, "Password: alice\n"));
    let (end, printed) = root.run("login bob", "secret\na\nb\nid -un\n");
    assert!(end == End::Status(1) && printed.ends_with("nothing is changed\n"), "{printed}");
    let (end, printed) = root.run("login jail", "secret\n");
    assert!(end == End::Status(1) && printed.ends_with("account has expired\n"), "{printed}");
    // Who may not be kept out may need to repair it.
    let (end, printed) = root.run("login -f bob", "id -un\n");
    assert!(end == OK && printed.ends_with("bob\n"), "{printed}");
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

#[test]
fn the_superuser_sets_passwords() {
    let Some(root) = Root::new("passwd") else { return };
    let broken = "# what nobody understands\n";
    root.write("etc/shadow", &(root.read("etc/shadow") + broken));
    let before = root.read("etc/shadow");
    let (end, printed) = root.run("passwd alice", "new\nnew\n");
    let expected = "New password: Retype new password: passwd: password updated successfully\n";
    assert_eq!((end, printed.as_str()), (OK, expected));
    let after = root.read("etc/shadow");
    let others = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.starts_with("alice:")).map(str::to_owned).collect()
    };
    assert_eq!(others(&before), others(&after));
    assert_eq!(root.read("etc/shadow-"), before);
    let mode = fs::metadata(root.0.0.join("etc/shadow")).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    assert!(!root.0.0.join("etc/shadow+").exists());
    let line = after.lines().find(|line| line.starts_with("alice:")).unwrap();
    let days = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() / 86400;
    assert!(
        line.starts_with("alice:$6$") && line.ends_with(&format!(":{days}:0:99999:7:::")),
        "{line}"
    );
    let (end, printed) = root.run("login alice", "new\nid -un\n");
    assert_eq!((end, printed.as_str()), (OK, "Password: alice\n"));

    let (end, printed) = root.run("passwd alice", "a\nb\n");
    assert!(
        printed.ends_with("passwd: the passwords do not match; nothing is changed\n"),
        "{printed}"
    );
    assert_eq!(end, End::Status(1));
    let (_, printed) = root.run("passwd -s -q alice; passwd -S alice", "once\n");
    assert!(printed.starts_with("alice P "), "{printed}");
    // One whose line is missing gets one.
    root.write("etc/passwd", &format!("{PASSWD}new:x:7:7::/:/bin/sh\nold::8:8::/:/bin/sh\n"));
    root.run("passwd -s new", "secret\n");
    assert!(root.read("etc/shadow").lines().last().unwrap().starts_with("new:$6$"));
    // One whose password is kept in the other file has it there.
    root.run("passwd -s old", "secret\n");
    assert!(root.read("etc/passwd").contains("\nold:$6$"));
}

#[test]
fn passwords_are_locked_and_looked_at() {
    let Some(root) = Root::new("passwd-status") else { return };
    let script = "passwd -S bob; passwd -l bob; passwd -S bob; passwd -u bob; passwd -S bob; passwd -d bob;
        passwd -qn 3 -x 4 -w 5 -i 6 bob; passwd -S bob; passwd -u bob; echo $?; passwd -qe alice; passwd -S alice;
        passwd -S root; passwd -S nope";
    let (_, printed) = root.run(script, "");
    let today = root.run("date -u +%F", "").1;
    let today = today.trim_end();
    let expected = format!(
        "bob P 1970-01-02 0 99999 7 -1
passwd: password changed.
bob L 1970-01-02 0 99999 7 -1
passwd: password changed.
bob P 1970-01-02 0 99999 7 -1
passwd: password changed.
bob NP {today} 3 4 5 6
passwd: unlocking the password would result in a passwordless account
3
alice P 1970-01-01 0 99999 7 -1
root NP 1970-01-02 0 99999 7 -1
passwd: user 'nope' does not exist
"
    );
    assert_eq!(printed, expected);
    let (_, printed) = root.run("passwd -aS | wc -l", "");
    assert_eq!(printed.trim(), "6");
}

#[test]
fn a_user_changes_the_own_password_and_no_other() {
    let Some(root) = Root::new("passwd-own") else { return };
    let program = root.0.0.join("passwd");
    fs::copy(common::mote(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o4755)).unwrap();
    let (end, printed) = root.run("su alice -c /passwd", "secret\nlonger\nlonger\n");
    if printed.contains("Permission denied") {
        eprintln!("skipped: no program can have its owner's rights here");
        return;
    }
    assert!(printed.ends_with("passwd: password updated successfully\n"), "{printed}");
    assert_eq!(end, OK);
    for (what, input) in [("/passwd bob", ""), ("/passwd -d alice", ""), ("/passwd -R / alice", "")]
    {
        let (end, printed) = root.run(&format!("su alice -c '{what}'"), input);
        assert_eq!((end, printed.as_str()), (End::Status(1), "passwd: permission denied\n"));
    }
    let (_, printed) = root.run("su alice -c /passwd", "wrong\nlonger\nlonger\n");
    assert!(printed.ends_with("passwd: Authentication failure\n"), "{printed}");
    let (_, printed) = root.run("su alice -c /passwd", "longer\nshort\nshort\n");
    assert!(
        printed.ends_with("passwd: the password is too short; nothing is changed\n"),
        "{printed}"
    );
}

#[test]
fn two_change_passwords_at_once_and_neither_is_lost() {
    let Some(root) = Root::new("passwd-race") else { return };
    let script = "for i in 1 2 3 4 5; do echo $i$i | passwd -qs alice & echo x$i | passwd -qs bob & passwd -qn $i jail & wait; done; \
                  passwd -S jail; echo x5";
    let (_, printed) = root.run(script, "");
    assert!(printed.contains("jail P 1970-01-02 5 "), "{printed}");
    let (end, printed) = root.run("login bob", "x5\nid -un\n");
    assert!(end == OK && printed.ends_with("bob\n"), "{printed}");
    assert_eq!(root.read("etc/shadow").lines().count(), SHADOW.lines().count());
}

#[test]
fn sulogin_asks_for_the_password_if_there_is_one() {
    let Some(root) = Root::new("sulogin") else { return };
    let prompt = "Give root password for maintenance\n(or press Control-D to continue): ";
    let (end, printed) = root.run("sulogin", "echo $HOME\n");
    assert_eq!((end, printed.as_str()), (OK, "/root\n"));
    root.run("passwd -s root", "secret\n");
    let (end, printed) = root.run("sulogin", "wrong\nsecret\necho $0\n");
    assert_eq!((end, printed), (OK, format!("{prompt}Login incorrect\n\n{prompt}sh\n")));
    let (end, printed) = root.run("sulogin", "");
    assert_eq!((end, printed.as_str()), (OK, prompt));
    root.run("passwd -l root", "");
    let (end, printed) = root.run("sulogin", "id -u\n");
    let locked = "Cannot open access to console, the root account is locked.\n";
    assert_eq!((end, printed.as_str()), (End::Status(1), locked));
    let (end, printed) = root.run("sulogin -e -p", "id -u; echo $0\n");
    assert_eq!((end, printed.as_str()), (OK, "0\n-sh\n"));
    // Neither a shell that is missing nor a missing file locks out.
    root.write("etc/passwd", "root:x:0:0::/root:/nope\n");
    let (_, printed) = root.run("sulogin -e", "id -u\n");
    assert!(printed.ends_with("/nope: No such file or directory\n0\n"), "{printed}");
    root.write("etc/passwd", "");
    let (end, printed) = root.run("sulogin -e", "id -u\n");
    assert_eq!((end, printed.as_str()), (OK, "0\n"));
}
