//! No option is forgotten: every option that `NAME --help` of GNU, util-linux or procps shows is in our help text and takes a value
//! as theirs does.
//!
//! Both texts are read by the grammar that the program itself uses. `tests/option-exceptions.txt` names what we leave out, one
//! `NAME OPTION reason` a line; an exception that is not needed fails, too. Applets that none of them has on this machine are
//! left out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[allow(dead_code)] // the parser of command lines is not used here
#[path = "../src/opt.rs"]
mod opt;
#[allow(dead_code, unused_imports)] // nothing is packed here
#[path = "../src/packed.rs"]
mod packed;

use libtest_mimic::{Arguments, Failed, Trial};
use opt::{Arity, Id, Names};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

fn main() -> ExitCode {
    common::reset_signals();
    let arguments = Arguments::from_args();
    let exceptions = exceptions();
    let names = common::applets();
    let mut trials: Vec<Trial> = names
        .iter()
        .map(|name| {
            let theirs = gnu_help(name);
            let skipped = theirs.is_none();
            let (name, exceptions) = (name.clone(), exceptions.clone());
            Trial::test(format!("options/{name}"), move || {
                let ours = help_of(Command::new(common::mote()).args([&name, "--help"]));
                let excepted = exceptions.get(&name).cloned().unwrap_or_default();
                check(&ours, &theirs.unwrap_or_default(), &excepted)
            })
            .with_ignored_flag(skipped)
        })
        .collect();
    let unknown: Vec<String> =
        exceptions.keys().filter(|name| !names.contains(name)).cloned().collect();
    trials.push(Trial::test("options: exceptions are for applets", move || {
        match unknown.as_slice() {
            [] => Ok(()),
            unknown => Err(format!("tests/option-exceptions.txt names {unknown:?}").into()),
        }
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The exceptions: by applet, the options (`-x` or `--long`).
fn exceptions() -> BTreeMap<String, BTreeSet<String>> {
    let text =
        fs::read_to_string(Path::new(common::ROOT).join("tests/option-exceptions.txt")).unwrap();
    let mut exceptions = BTreeMap::<_, BTreeSet<_>>::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = line.splitn(3, ' ');
        let (Some(name), Some(option), Some(_)) = (words.next(), words.next(), words.next()) else {
            panic!("tests/option-exceptions.txt: not `NAME OPTION reason`: {line}");
        };
        let new = exceptions.entry(name.to_owned()).or_default().insert(option.to_owned());
        assert!(new, "tests/option-exceptions.txt: twice: {name} {option}");
    }
    exceptions
}

/// The help text of this machine's command of that name, if ours is measured by it and it has options.
fn gnu_help(name: &str) -> Option<String> {
    let command = || {
        let mut command = Command::new("env");
        command.env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").env("LC_ALL", "C").arg(name);
        command.stdin(Stdio::null());
        command
    };
    // These show operators, not options.
    if matches!(name, "[" | "test" | "expr" | "sh") {
        return None;
    }
    let mut help = command();
    // It says what of its help it is to show.
    let help = if name == "ps" { help.args(["--help", "all"]) } else { help.arg("--help") };
    common::is_measure(name).then(|| help_of(help))
}

fn help_of(command: &mut Command) -> String {
    let outcome = common::run(command.stdin(Stdio::null()));
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}

/// What an option's letter or name stands for: its identity, and what it takes.
type Options = BTreeMap<String, (Id, Arity)>;

fn options(help: &str) -> Options {
    let mut options = Options::new();
    // In the program a tab stands between an option and its text.
    let tabbed = |line: &str| {
        let text = line.trim_start_matches(' ');
        format!("{}{}\n", &line[..line.len() - text.len()], text.replace("  ", "\t"))
    };
    let help: String = help.lines().map(tabbed).collect();
    let mut names = Names::new(help.as_bytes());
    while names.next() && !names.is_common() {
        let name = String::from_utf8_lossy(names.text()).into_owned();
        options.insert(name, (names.id, names.arity()));
    }
    options
}

fn check(ours: &str, theirs: &str, excepted: &BTreeSet<String>) -> Result<(), Failed> {
    let (ours, theirs) = (options(ours), options(theirs));
    if theirs.is_empty() || !ours.contains_key("--help") {
        return Err("--help is not among the options: the help text is not understood".into());
    }
    let mut faults: BTreeMap<&str, String> = BTreeMap::new();
    // The letters that util-linux and procps have for these are not ours.
    let common = ["--help", "--version"].map(|name| theirs.get(name).map(|&(line, _)| line));
    for (name, (line, arity)) in &theirs {
        if common.contains(&Some(*line)) {
            continue;
        }
        let Some((our_line, our_arity)) = ours.get(name) else {
            if !excepted.contains("*") {
                faults.insert(name, "is missing".to_owned());
            }
            continue;
        };
        if our_arity != arity {
            faults.insert(name, format!("takes a value: {our_arity:?}; GNU's: {arity:?}"));
        }
        // GNU's other names of the same option.
        for (other, (other_line, _)) in &theirs {
            if other_line == line && ours.get(other).is_some_and(|(found, _)| found != our_line) {
                faults.insert(name, format!("is another option than {other}"));
            }
        }
    }
    let mut report: Vec<String> = Vec::new();
    for (name, fault) in &faults {
        if !excepted.contains(*name) {
            report.push(format!("{name} {fault}"));
        }
    }
    for name in excepted {
        if name != "*" && !faults.contains_key(name.as_str()) {
            report.push(format!("{name}: the exception is not needed"));
        }
    }
    if report.is_empty() { Ok(()) } else { Err(report.join("\n").into()) }
}
