//! What the tests share: the program under test, running it within a time limit, and release builds.
#![allow(dead_code)] // each test program uses a part of it
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    ffi::OsStr,
    fs,
    io::{self, Read},
    os::unix::{fs::PermissionsExt, fs::symlink, process::CommandExt, process::ExitStatusExt},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// How long a command may take before it counts as hanging; an emulated one, and one in an emulated machine (`MOTE_SLOW=1`), takes
/// many times as long as others.
pub fn limit() -> Duration {
    let emulated = env::var_os("MOTE_RUNNER").is_some_and(|name| !name.is_empty());
    let emulated = emulated || is_set("MOTE_SLOW");
    Duration::from_secs(if emulated { 60 } else { 10 })
}

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The program under test: `MOTE`, or the one that cargo has built for this test.
pub fn mote() -> PathBuf {
    env::var_os("MOTE").map_or(env!("CARGO_BIN_EXE_mote").into(), |path| {
        fs::canonicalize(&path).unwrap_or_else(|e| panic!("MOTE={}: {e}", path.display()))
    })
}

/// What runs the program where this machine cannot: `MOTE_RUNNER`, a user-mode qemu.
pub fn runner() -> Option<PathBuf> {
    let name = env::var_os("MOTE_RUNNER").filter(|name| !name.is_empty())?;
    let found = which(&name);
    Some(found.unwrap_or_else(|| panic!("MOTE_RUNNER={} is not installed", name.display())))
}

/// Is the variable set to something other than "" and "0"?
pub fn is_set(name: &str) -> bool {
    env::var(name).is_ok_and(|value| !matches!(value.as_str(), "" | "0"))
}

/// A program of this machine.
pub fn which(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name.as_ref())).find(|path| {
        path.is_file() && path.metadata().is_ok_and(|data| data.permissions().mode() & 0o111 != 0)
    })
}

/// Is the command of that name on this machine one that ours are measured by: GNU's, util-linux's or procps'?
pub fn is_measure(name: &str) -> bool {
    let output = Command::new("env")
        .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")
        .args([name, "--version"])
        .stdin(Stdio::null())
        .output();
    let makers = ["GNU", "util-linux", "procps"];
    output.is_ok_and(|output| {
        let text = String::from_utf8_lossy(&output.stdout);
        makers.iter().any(|maker| text.contains(maker))
    })
}

/// Makes signals end this process again, and with it those that it starts: a shell without job control starts what is in the
/// background with SIGINT and SIGQUIT ignored, and others do so with SIGHUP. To be called first of all.
pub fn reset_signals() {
    use nix::sys::signal::{SigHandler, Signal, signal};
    for ignored in [Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM] {
        // SAFETY: no handler is set, so that nothing runs when a signal comes.
        unsafe { signal(ignored, SigHandler::SigDfl) }.unwrap();
    }
}

/// The names of all applets: those that the program lists, and its own.
pub fn applets() -> Vec<String> {
    let mut command = match runner() {
        Some(runner) => Command::new(runner),
        None => Command::new(mote()),
    };
    if runner().is_some() {
        command.args(["-0", "mote"]).arg(mote());
    }
    let output = command.arg("--list").output().unwrap();
    assert!(output.status.success(), "mote --list: {output:?}");
    let list = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> = list.lines().collect();
    assert!(names.len() == list.lines().count() && names.contains("true"), "mote --list: {list}");
    names.into_iter().chain(["mote"]).map(str::to_owned).collect()
}

/// The names that the sources under `applets/` register, by file.
pub fn registered() -> BTreeMap<PathBuf, Vec<String>> {
    let mut found = BTreeMap::new();
    for path in files(&Path::new(ROOT).join("applets")).unwrap() {
        let source = fs::read_to_string(&path).unwrap();
        let names: Vec<String> = source
            .split("rt::")
            .skip(1)
            .filter_map(|text| {
                let text = text.strip_prefix("applet!").or_else(|| text.strip_prefix("entry!"))?;
                text.trim_start().strip_prefix('{')?.split('"').nth(1).map(str::to_owned)
            })
            .collect();
        if !names.is_empty() {
            found.insert(path, names);
        }
    }
    found
}

/// A directory for this test's files, fresh and empty. Removed when dropped.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Scratch {
        let dir =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir); // left by a process of the same number
        fs::create_dir_all(&dir).unwrap();
        Scratch(fs::canonicalize(dir).unwrap())
    }

    /// An empty directory in it.
    pub fn dir(&self, name: &str) -> PathBuf {
        let dir = self.0.join(name);
        fs::create_dir_all(&dir).unwrap();
        dir
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A case may have taken the rights away.
        let _ =
            Command::new("chmod").args(["-R", "u+rwx"]).arg(&self.0).stderr(Stdio::null()).status();
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Fills `dir` with a command for each applet: a link to the program, or a script that starts it by way of the runner.
pub fn install(dir: &Path, names: &[String]) {
    let mote = mote();
    for name in names {
        let path = dir.join(name);
        match runner() {
            None => symlink(&mote, path).unwrap(),
            Some(runner) => {
                let (runner, mote) = (runner.display(), mote.display());
                let script = format!("#!/bin/sh\nexec {runner} -0 '{name}' {mote} \"$@\"\n");
                fs::write(&path, script).unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            }
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Status(i32),
    Signal(i32),
    /// It did not end within the limit and was killed.
    Hung,
}

impl From<ExitStatus> for End {
    fn from(status: ExitStatus) -> End {
        match status.code() {
            Some(code) => End::Status(code),
            None => End::Signal(status.signal().unwrap_or(0)),
        }
    }
}

/// What a command did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub end: End,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Outcome {
    pub fn failed(&self) -> bool {
        self.end != End::Status(0)
    }
}

/// Kills a process group; one that is gone already is fine.
pub fn kill_group(child: &Child) {
    let group = nix::unistd::Pid::from_raw(child.id() as i32);
    let _ = nix::sys::signal::killpg(group, nix::sys::signal::Signal::SIGKILL);
}

/// Waits for a process that leads a group of its own, and kills the group when `limit` is over.
pub fn wait(child: &mut Child, limit: Duration) -> End {
    let start = Instant::now();
    let mut pause = Duration::from_micros(200);
    loop {
        match child.try_wait().unwrap() {
            Some(status) => return status.into(),
            None if start.elapsed() > limit => {
                kill_group(child);
                let _ = child.wait();
                return End::Hung;
            }
            None => thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// Reads to the end in a thread of its own. Past `most` bytes the reader goes away, as `head` does.
pub fn collect(mut from: impl Read + Send + 'static, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.by_ref().take(most).read_to_end(&mut bytes);
        drop(from);
        let _ = sender.send(bytes);
    });
    receiver
}

/// Runs a command in a process group of its own, at most [`limit`] long, and keeps at most 1 MiB of each stream.
pub fn run(command: &mut Command) -> Outcome {
    run_for(command, limit())
}

/// As [`run`], with another limit.
pub fn run_for(command: &mut Command, limit: Duration) -> Outcome {
    command.process_group(0).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let stdout = collect(child.stdout.take().unwrap(), 1 << 20);
    let stderr = collect(child.stderr.take().unwrap(), 1 << 20);
    let start = Instant::now();
    let end = wait(&mut child, limit);
    let left = || limit.saturating_sub(start.elapsed()).max(Duration::from_millis(100));
    let outcome = match (stdout.recv_timeout(left()), stderr.recv_timeout(left())) {
        (Ok(stdout), Ok(stderr)) => Outcome { end, stdout, stderr },
        // A process it has left behind keeps the pipe open.
        _ => Outcome { end: End::Hung, stdout: Vec::new(), stderr: Vec::new() },
    };
    kill_group(&child);
    outcome
}

/// The files below `dir`, sorted.
pub fn files(dir: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(files(&path)?);
        } else {
            found.insert(path);
        }
    }
    Ok(found)
}

/// Runs `cargo build --release` on the sources in `source`, with these variables, into a directory of that name which later
/// runs use again. Returns the program, or what cargo says.
pub fn build(source: &Path, name: &str, variables: &[(&str, &str)]) -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build").join(name);
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    // What the test's own build was told is not for this one.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let kept = ["CARGO_HOME", "CARGO_NET_OFFLINE", "CARGO_HTTP_CAINFO"].contains(&&*text);
        if ["CARGO", "RUST", "MOTE"].iter().any(|prefix| text.starts_with(prefix))
            && !text.starts_with("RUSTUP_")
            && !kept
        {
            cargo.env_remove(&name);
        }
    }
    cargo.args(["build", "--release", "--locked", "--bin", "mote", "--target-dir"]).arg(&target);
    let output = cargo.current_dir(source).envs(variables.iter().copied()).output();
    let output = output.map_err(|e| format!("cargo: {e}"))?;
    if output.status.success() {
        Ok(target.join("release/mote"))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The program as it is shipped.
pub fn shipped() -> PathBuf {
    build(Path::new(ROOT), "shipped", &[]).unwrap_or_else(|e| panic!("{e}"))
}

/// The same program with section headers and symbols.
pub fn with_symbols() -> PathBuf {
    build(Path::new(ROOT), "symbols", &[("MOTE_SYMBOLS", "1")]).unwrap_or_else(|e| panic!("{e}"))
}
