//! The README's figures, measured: `cargo test --test figures -- --ignored --nocapture` prints them as tables.
//!
//! Not a test of its own: a machine that does other things as well would fail it. All programs take turns within a round, so that a
//! slow moment is slow for all of them; the median of the rounds counts, and only the ratio means anything. The peers are those that
//! are installed (one that takes longer than 6 seconds is stopped): GNU's in /usr/bin, Debian's busybox-static and toybox, and uutils as `coreutils` (`cargo install coreutils`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;

use std::{
    env, fs,
    io::Write,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A static ELF file of 129 bytes that calls `_exit(0)`.
fn exit_zero(path: &Path) {
    let mut file = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec();
    let (base, code) = (0x40_0000u64, b"\x31\xFF\xB8\x3C\0\0\0\x0F\x05"); // xor edi, edi; mov eax, 60; syscall
    let len = 64 + 56 + code.len() as u64;
    file.extend([2, 0, 62, 0, 1, 0, 0, 0]);
    for word in [base + 120, 64, 0] {
        file.extend(word.to_le_bytes());
    }
    file.extend([0, 0, 0, 0, 64, 0, 56, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0]);
    for word in [0, base, base, len, len, 0x1000] {
        file.extend(word.to_le_bytes());
    }
    file.extend(code);
    fs::write(path, file).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// 256 MiB of text as F, the same every time.
fn text_file(dir: &Path) {
    let text = dir.join("F");
    let mut file = std::io::BufWriter::new(fs::File::create(&text).unwrap());
    let mut seed = 1u64;
    for _ in 0..(256 << 20) / 64 {
        let mut line = [b' '; 64];
        for byte in &mut line[..63] {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let letter = (seed >> 58) as u8;
            *byte = if letter < 10 { b' ' } else { b'a' + letter % 26 };
        }
        line[63 - (seed >> 60) as usize] = b'\n';
        line[63] = b'\n';
        file.write_all(&line).unwrap();
    }
    file.flush().unwrap();
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The median time of each command, run in turns. `prepare` runs before each, and does not count.
fn in_turns(rounds: usize, commands: &mut [Command], mut prepare: impl FnMut()) -> Vec<Duration> {
    let mut times = vec![Vec::new(); commands.len()];
    for round in 0..rounds {
        for index in 0..commands.len() {
            let index = (index + round) % commands.len();
            prepare();
            let start = Instant::now();
            commands[index].status().unwrap();
            times[index].push(start.elapsed());
        }
    }
    times.into_iter().map(median).collect()
}

#[test]
#[ignore = "measures, and takes minutes"]
fn figures() {
    let scratch = common::Scratch::new("figures");
    let dir = scratch.dir("work");

    println!("| applets | bytes | with MOTE_TERSE=1 |\n|---|---|---|");
    for (name, applets) in
        [("true", "true"), ("true false echo cat", "true false echo cat"), ("all", "")]
    {
        let size = |terse| {
            let variables = [("MOTE_APPLETS", applets), ("MOTE_TERSE", terse)];
            fs::metadata(
                common::build(Path::new(common::ROOT), "figures-size", &variables).unwrap(),
            )
            .unwrap()
            .len()
        };
        println!("| {name} | {} | {} |", size(""), size("1"));
    }
    let mote = common::shipped();

    let baseline = dir.join("exit");
    exit_zero(&baseline);
    let programs: Vec<(&str, std::path::PathBuf)> = [
        ("hand-written `_exit(0)`", baseline),
        ("mote", mote.clone()),
        ("BusyBox", "/usr/bin/busybox".into()),
        ("Toybox", "/usr/bin/toybox".into()),
        ("GNU", "/usr/bin/true".into()),
    ]
    .into_iter()
    .filter(|(_, path)| path.exists())
    .collect();
    let mut commands: Vec<Command> = programs.iter().map(|(_, path)| Command::new(path)).collect();
    for command in &mut commands {
        command.arg0("true");
    }
    let times = in_turns(3000, &mut commands, || ());
    println!("\n| `true` | µs | ratio |\n|---|---|---|");
    for ((name, _), time) in programs.iter().zip(&times) {
        println!(
            "| {name} | {:.1} | {:.2} |",
            time.as_secs_f64() * 1e6,
            time.as_secs_f64() / times[0].as_secs_f64()
        );
    }

    text_file(&dir);

    let peers = peers();
    let workloads = [
        "@cat F >/dev/null",
        "@cat F | @cat >/dev/null",
        "@cat F | @cat | @wc -c",
        "@cat F >copy",
        "@wc -l F",
        "@wc F",
        "@head -n 1000000 F >/dev/null",
        "@head -c 268435456 F >/dev/null",
        "@tail -n 100000 F >/dev/null",
        "@cat F | @tail -n 100000 >/dev/null",
        "@yes | @head -c 2147483648 >/dev/null",
    ];
    let rounds = env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let text = workloads.map(|workload| ("", workload));
    table(&peers, &text, &dir, rounds);
}

/// mote and the programs beside it, with what stands before the name of a command.
fn peers() -> Vec<(&'static str, String)> {
    [
        ("mote", Some(format!("{} ", common::shipped().display()))),
        ("GNU", Some("/usr/bin/".to_owned())),
        ("BusyBox", common::which("busybox").map(|path| format!("{} ", path.display()))),
        ("Toybox", common::which("toybox").map(|path| format!("{} ", path.display()))),
        ("uutils", common::which("coreutils").map(|path| format!("{} ", path.display()))),
    ]
    .into_iter()
    .filter_map(|(name, prefix)| Some((name, prefix?)))
    .collect()
}

/// A row for each workload: how to prepare it, and what is measured, where `@` stands for the program.
fn table(peers: &[(&str, String)], workloads: &[(&str, &str)], dir: &Path, rounds: usize) {
    print!("\n| workload, seconds |");
    peers.iter().for_each(|(name, _)| print!(" {name} |"));
    println!(" fastest peer / mote |\n|---|{}---|", "---|".repeat(peers.len()));
    for (prepare, workload) in workloads {
        let mut commands: Vec<Command> = peers
            .iter()
            .map(|(_, prefix)| {
                let mut command = Command::new("timeout");
                command.args(["20", "dash", "-c", &workload.replace('@', prefix)]);
                command.current_dir(dir).stdout(Stdio::null()).stderr(Stdio::null());
                command
            })
            .collect();
        let prepare = || {
            if !prepare.is_empty() {
                let mut command = Command::new("dash");
                assert!(command.args(["-c", prepare]).current_dir(dir).status().unwrap().success());
            }
        };
        // One that does not have the command is no peer.
        let able: Vec<bool> = commands
            .iter_mut()
            .map(|command| {
                prepare();
                !matches!(command.status().unwrap().code(), Some(code) if code != 0 && code != 124)
            })
            .collect();
        let mut able_commands = Vec::new();
        for (command, able) in commands.into_iter().zip(&able) {
            if *able {
                able_commands.push(command);
            }
        }
        let mut times = in_turns(rounds, &mut able_commands, prepare).into_iter();
        let times: Vec<Option<Duration>> =
            able.iter().map(|able| if *able { times.next() } else { None }).collect();
        print!("| `{}` |", workload.replace('@', "").replace('|', "\\|"));
        for time in &times {
            match time {
                Some(time) => print!(" {:.3} |", time.as_secs_f64()),
                None => print!(" |"),
            }
        }
        let (own, fastest) = (times[0].unwrap(), times[1..].iter().flatten().min().unwrap());
        println!(" {:.2} |", fastest.as_secs_f64() / own.as_secs_f64());
    }
}

/// The file programs, on a tree of 100,000 files and a file of 1 GiB.
#[test]
#[ignore = "measures, and takes minutes"]
fn file_figures() {
    // In memory, so that no disk is measured.
    let dir = Path::new("/dev/shm").join(format!("mote-figures-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    let _scratch = common::Scratch(dir.clone());
    for number in 0..100 {
        let below = dir.join(format!("tree/{}/{number}", number % 10));
        fs::create_dir_all(&below).unwrap();
        for file in 0..1000 {
            fs::write(below.join(format!("file{file}")), &[b'x'; 4000][..file * 4]).unwrap();
        }
    }
    fs::write(dir.join("big"), vec![b'x'; 1 << 30]).unwrap();
    let elsewhere = common::Scratch::new("file-figures");
    fs::copy(dir.join("big"), elsewhere.0.join("big")).unwrap();
    std::os::unix::fs::symlink(&elsewhere.0, dir.join("disk")).unwrap();
    let rounds = env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let renew = "rm -rf copy; cp -a tree copy";
    let workloads = [
        ("rm -f copy", "@cp big copy"),
        ("rm -f copy", "@cp disk/big copy"),
        ("rm -f copy", "@dd if=big of=copy bs=1M"),
        ("rm -rf copy", "@cp -a tree copy"),
        (renew, "@rm -r copy"),
        (renew, "@chmod -R go-r copy"),
        ("", "@du -s tree"),
        ("", "@ls -lR tree"),
        ("", "@ls -R tree"),
    ];
    let peers = peers().into_iter().filter(|(name, _)| *name != "uutils").collect::<Vec<_>>();
    table(&peers, &workloads, &dir, rounds);
}

/// The text, digest and number programs.
#[test]
#[ignore = "measures, and takes minutes"]
fn text_figures() {
    let scratch = common::Scratch::new("text-figures");
    let dir = scratch.dir("work");
    text_file(&dir);
    // A million lines, words in order, numbers, and base64.
    let inputs = "head -n 1000000 F > M1; tr -s ' ' '\\n' < M1 | LC_ALL=C sort > W; base64 F > F64
        seq 2 7919 1000000000 | head -n 1000000 | shuf --random-source=F > N; head -n 100000 N > N5
        seq 4611686018427387904 4611686018427388103 > N62; seq -w 0 999999 | sed 's/$/ some text/' > J";
    let mut command = Command::new("dash");
    assert!(command.args(["-c", inputs]).current_dir(&dir).status().unwrap().success());
    let workloads = [
        "@sort M1",
        "@sort -n N",
        "@sort -k2,2 M1",
        "@sort -u M1",
        "@uniq -c W",
        "@cut -d' ' -f2 F",
        "@cut -c1-10 F",
        "@tr a-z A-Z <F",
        "@tr -d e <F",
        "@tac F",
        "@paste M1 M1",
        "@join J J",
        "@comm W W",
        "@nl M1",
        "@fold -w 40 M1",
        "@expand M1",
        "@unexpand -a M1",
        "@fmt M1",
        "@pr M1",
        "@shuf M1",
        "@split -l 1000 M1",
        "@md5sum F",
        "@sha1sum F",
        "@sha256sum F",
        "@sha512sum F",
        "@b2sum F",
        "@cksum F",
        "@base64 F",
        "@base64 -d F64",
        "@od -x -N 33554432 F",
        "@seq 1 10000000",
        "@factor <N5",
        "@factor <N62",
        "@numfmt --to=si <N",
    ];
    let rounds = env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let workloads = workloads.map(|workload| ("rm -f x*", workload));
    table(&peers(), &workloads, &dir, rounds);
}

#[test]
#[ignore = "measures, and takes minutes"]
fn shell_figures() {
    let scratch = common::Scratch::new("shell-figures");
    let dir = scratch.dir("work");
    fs::write(dir.join("lines"), (1..=1_000_000).map(|n| n.to_string() + "\n").collect::<String>())
        .unwrap();
    let bin = scratch.dir("bin");
    let shipped = common::shipped();
    for name in common::applets() {
        std::os::unix::fs::symlink(&shipped, bin.join(name)).unwrap();
    }
    let scripts = [
        (":", ":"),
        ("empty loop, 1,000,000 turns", "i=0; while [ $i -lt 1000000 ]; do i=$((i+1)); done"),
        (
            "arithmetic, 300,000 turns",
            "i=0 s=0; while [ $i -lt 300000 ]; do s=$(( (s*3+i) % 1000003 )); i=$((i+1)); done",
        ),
        (
            "string building, 20,000 turns",
            "i=0 s=; while [ $i -lt 20000 ]; do s=\"$s$i,\"; i=$((i+1)); done",
        ),
        (
            "function calls, 300,000 turns",
            "f() { return 0; }; i=0; while [ $i -lt 300000 ]; do f $i; i=$((i+1)); done",
        ),
        ("read, 1,000,000 lines", "while read -r l; do :; done <lines"),
        (
            "$(basename …), 5,000 times",
            "i=0; while [ $i -lt 5000 ]; do x=$(basename /a/b/c.d .d); i=$((i+1)); done",
        ),
        (
            "x=$(printf …), 5,000 times",
            "i=0; while [ $i -lt 5000 ]; do x=$(printf %05d $i); i=$((i+1)); done",
        ),
        ("10,000 external commands", "i=0; while [ $i -lt 10000 ]; do /bin/true; i=$((i+1)); done"),
    ];
    let rounds = env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let shells: [(&str, &[&str]); 5] = [
        ("mote", &["sh"]),
        ("dash", &["dash"]),
        ("BusyBox ash", &["busybox", "ash"]),
        ("bash", &["bash"]),
        ("mksh", &["mksh"]),
    ];
    let shells: Vec<_> = shells
        .into_iter()
        .filter(|(name, words)| *name == "mote" || common::which(words[0]).is_some())
        .collect();
    print!("\n| seconds |");
    shells.iter().for_each(|(name, _)| print!(" {name} |"));
    println!(" fastest peer / mote |\n|---|{}---|", "---|".repeat(shells.len()));
    for (name, script) in scripts {
        let mut commands: Vec<Command> = shells
            .iter()
            .map(|(name, words)| {
                let ours = *name == "mote";
                let program = if ours { bin.join("sh") } else { words[0].into() };
                let mut command = Command::new("timeout");
                command.arg("60").arg(program).args(&words[1..]).args(["-c", script]);
                if ours {
                    let path = env::var("PATH").unwrap_or_default();
                    command.env("PATH", format!("{}:{path}", bin.display()));
                }
                command.current_dir(&dir).stdout(Stdio::null()).stderr(Stdio::null());
                command
            })
            .collect();
        let rounds = if script == ":" { 300 } else { rounds };
        let times = in_turns(rounds, &mut commands, || ());
        print!("| {name} |");
        times.iter().for_each(|time| print!(" {:.4} |", time.as_secs_f64()));
        let fastest = times[1..].iter().min().expect("a peer");
        println!(" {:.2} |", fastest.as_secs_f64() / times[0].as_secs_f64());
    }
}
