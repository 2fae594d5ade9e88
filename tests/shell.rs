//! The shell beside others: every script of tests/sh/differential.txt has the output and the status that it has under dash, or under
//! bash as it is when it follows POSIX.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;

use std::{
    os::unix::fs::symlink,
    path::Path,
    process::{Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// All ways to choose one part of each `«a¦b»`.
fn ways(script: &str) -> Vec<String> {
    let Some(open) = script.find('«') else { return vec![script.to_string()] };
    let (mut depth, mut parts, mut start) = (0, Vec::new(), open + '«'.len_utf8());
    for (at, c) in script.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        if c == '¦' && depth == 1 || depth == 0 {
            parts.push(&script[start..at]);
            start = at + c.len_utf8();
        }
        if depth == 0 {
            let (before, after) = (&script[..open], &script[start..]);
            let wholes = parts.iter().flat_map(|part| ways(&[part, after].concat()));
            return wholes.map(|whole| [before, &whole].concat()).collect();
        }
    }
    panic!("not closed: {script}");
}

/// The scripts of a file.
fn scripts(text: &str) -> Vec<String> {
    let mut scripts: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some(more) = line.strip_prefix("| ").or((line == "|").then_some("")) {
            let last = scripts.last_mut().expect("a script before its second line");
            last.push('\n');
            last.push_str(more);
        } else if !line.trim().is_empty() && !line.starts_with("# ") {
            scripts.push(line.to_string());
        }
    }
    scripts.iter().flat_map(|script| ways(script)).collect()
}

/// What a script prints and its status, in a directory that is empty and not there afterwards, with the shell as `sh` in PATH.
fn run(place: &Path, shell: &Path, options: &[&str], script: &str) -> (String, Option<i32>) {
    let (bin, work) = (place.join("bin"), place.join("work"));
    std::fs::create_dir_all(&bin).unwrap();
    std::fs::create_dir(&work).unwrap();
    // Under the name of sh, bash would follow POSIX.
    let name = bin.join(shell.file_name().unwrap());
    symlink(shell, bin.join("sh")).unwrap();
    symlink(shell, &name).unwrap();
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let mut command = Command::new("timeout");
    command.args(["-k", "1", "20"]).arg(name).args(options).args(["-c", script]);
    command.env_clear().envs([("PATH", path.as_str()), ("HOME", "/"), ("LC_ALL", "C.UTF-8")]);
    let output =
        command.current_dir(&work).stdin(Stdio::null()).stderr(Stdio::null()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).replace(place.to_str().unwrap(), "DIR");
    std::fs::remove_dir_all(place).unwrap();
    (text, output.status.code())
}

/// Runs all scripts in mote and in the others in turn, and wants for each that one of them does the same.
fn compare(scripts: &[String], others: &[(&str, &[&str])]) {
    if common::runner().is_some() || others.iter().any(|(name, _)| common::which(name).is_none()) {
        return eprintln!("needs dash and bash, and no emulator");
    }
    let others: Vec<_> =
        others.iter().map(|(name, options)| (common::which(name).unwrap(), *options)).collect();
    let scratch = common::Scratch::new(&format!("shell-{}", scripts.len()));
    let mote = common::mote();
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for worker in 0..3 {
            let place = scratch.0.join(worker.to_string());
            let (next, failures, mote, others) = (&next, &failures, &mote, &others);
            scope.spawn(move || {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let ours = run(&place, mote, &[], script);
                    let mut theirs = Vec::new();
                    for (shell, options) in others {
                        theirs.push(run(&place, shell, options, script));
                        if theirs.last() == Some(&ours) {
                            break;
                        }
                    }
                    if !theirs.contains(&ours) {
                        let text = format!("{script}\n  mote  {ours:?}\n  other {theirs:?}");
                        failures.lock().unwrap().push(text);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    let (count, all) = (failures.len(), scripts.len());
    assert!(failures.is_empty(), "{count} of {all} differ:\n{}", failures.join("\n"));
}

#[test]
fn scripts_run_as_under_dash_or_bash() {
    let scripts = scripts(include_str!("sh/differential.txt"));
    assert!(scripts.len() >= 1500, "{} scripts", scripts.len());
    compare(&scripts, &[("dash", &[]), ("bash", &["--posix"])]);
}

#[test]
fn what_posix_does_not_have_is_as_in_bash() {
    compare(&scripts(include_str!("sh/extensions.txt")), &[("bash", &[])]);
}
