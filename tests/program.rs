//! The file that is shipped: how it is made, how small it is, and how it starts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{ROOT, Scratch};
use object::{
    LittleEndian as LE, Object, ObjectSymbol, elf,
    read::elf::{ElfFile64, FileHeader, ProgramHeader, SectionHeader},
};
use std::{
    fs,
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
};

type Elf<'a> = ElfFile64<'a, LE>;

#[test]
fn shipped_file_is_nothing_but_what_the_kernel_loads() {
    let bytes = fs::read(common::shipped()).unwrap();
    let file = Elf::parse(&*bytes).unwrap();
    let header = file.elf_header();
    assert_eq!(header.e_type(LE), elf::ET_EXEC, "not at a fixed address");
    assert_eq!((header.e_shnum(LE), header.e_shoff(LE)), (0, 0), "it has section headers");
    let mut stack = false;
    let (mut loaded, mut covered) = (0, 0);
    for segment in file.elf_program_headers() {
        let (kind, flags) = (segment.p_type(LE), segment.p_flags(LE));
        assert_ne!(kind, elf::PT_INTERP, "it has an interpreter");
        assert_ne!(kind, elf::PT_DYNAMIC, "it has a dynamic section, and so relocations");
        assert_ne!(kind, elf::PT_TLS, "it has thread-local data");
        assert_ne!(kind, elf::PT_GNU_RELRO, "it has data to relocate");
        let writable_code = flags.contains(elf::PF_W) && flags.contains(elf::PF_X);
        assert!(!writable_code, "a segment is writable and executable");
        if kind == elf::PT_GNU_STACK {
            stack = !flags.contains(elf::PF_X);
        }
        if kind == elf::PT_LOAD {
            loaded += 1;
            covered = covered.max(segment.p_offset(LE) + segment.p_filesz(LE));
        }
    }
    assert!(stack, "the stack is executable");
    assert!((1..=2).contains(&loaded), "{loaded} segments are loaded");
    assert_eq!(covered, bytes.len() as u64, "bytes at the end are never loaded");
}

#[test]
fn program_with_symbols_loads_the_same_bytes() {
    let (bytes, with_symbols) =
        (fs::read(common::shipped()).unwrap(), fs::read(common::with_symbols()).unwrap());
    let file = Elf::parse(&*with_symbols).unwrap();
    let shipped = Elf::parse(&*bytes).unwrap();
    let loaded = |file: &Elf, bytes: &[u8]| {
        let mut segments = Vec::new();
        for segment in file.elf_program_headers() {
            let (start, len) = (segment.p_offset(LE) as usize, segment.p_filesz(LE) as usize);
            if segment.p_type(LE) == elf::PT_LOAD && segment.p_memsz(LE) > 0 {
                segments.push((segment.p_vaddr(LE), bytes[start..start + len].to_vec()));
            }
        }
        segments
    };
    assert!(
        loaded(&shipped, &bytes) == loaded(&file, &with_symbols),
        "another program than the shipped one"
    );
    for section in file.elf_section_table().iter() {
        let kind = section.sh_type(LE);
        assert!(!matches!(kind, elf::SHT_REL | elf::SHT_RELA), "it has relocations");
    }
}

#[test]
fn core_fmt_is_not_linked() {
    let bytes = fs::read(common::with_symbols()).unwrap();
    let file = Elf::parse(&*bytes).unwrap();
    let names: Vec<String> = file
        .symbols()
        .map(|symbol| format!("{:#}", rustc_demangle::demangle(symbol.name().unwrap())))
        .collect();
    assert!(
        names.iter().any(|name| name.starts_with("mote::")),
        "no symbol of an applet: {names:?}"
    );
    let found: Vec<&String> = names.iter().filter(|name| name.contains("core::fmt")).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// What a build needs of the top level.
const SOURCES: &[&str] =
    &[".cargo", "Cargo.lock", "Cargo.toml", "applets", "hot", "linker.ld", "src", "tests"];

#[test]
fn same_source_elsewhere_gives_the_same_bytes() {
    let scratch = Scratch::new("another directory, with a much longer name");
    let copy = scratch.dir("mote");
    let mut cp = Command::new("cp");
    cp.arg("-R").args(SOURCES.iter().map(|name| Path::new(ROOT).join(name)));
    assert!(cp.arg(&copy).status().unwrap().success());
    let there = common::build(&copy, "elsewhere", &[]).unwrap_or_else(|e| panic!("{e}"));
    let (here, there) = (fs::read(common::shipped()).unwrap(), fs::read(there).unwrap());
    let first = here.iter().zip(&there).position(|(a, b)| a != b);
    assert!(
        here == there,
        "{} and {} bytes, first difference at {first:?}",
        here.len(),
        there.len()
    );
}

/// The size in bytes of a program with these applets only.
fn size_of_program(applets: &str, terse: bool) -> u64 {
    let terse = if terse { "1" } else { "" };
    let name =
        format!("{}{}", applets.replace(' ', "-"), if terse.is_empty() { "" } else { "-terse" });
    let variables = [("MOTE_APPLETS", applets), ("MOTE_TERSE", terse)];
    let path = common::build(Path::new(ROOT), &name, &variables).unwrap_or_else(|e| panic!("{e}"));
    fs::metadata(path).unwrap().len()
}

/// The small programs: applets, terse or not, the size that they are to reach, and the size that they have now, which is
/// not to grow without a reason in the commit.
const SMALL: [(&str, bool, u64, u64); 3] = [
    ("true", false, 2048, 2659),
    ("true false echo cat", false, 12288, 15234),
    ("true false echo cat", true, 8192, 14482),
];

#[test]
fn small_programs_do_not_grow() {
    for (applets, terse, _, reached) in SMALL {
        let size = size_of_program(applets, terse);
        assert!(size <= reached, "{applets}: {size} bytes, and {reached} before");
    }
}

#[test]
#[ignore = "not reached yet"]
fn small_programs_are_as_small_as_they_are_to_be() {
    for (applets, terse, goal, _) in SMALL {
        let size = size_of_program(applets, terse);
        assert!(size <= goal, "{applets}: {size} bytes of {goal}");
    }
}

#[test]
fn unknown_applet_fails_the_build() {
    let variables = [("MOTE_APPLETS", "true nonesuch")];
    let error = common::build(Path::new(ROOT), "unknown", &variables).unwrap_err();
    assert!(error.contains("there is no applet 'nonesuch'"), "{error}");
    let names = error.lines().find_map(|line| line.split_once("the applets are: "));
    let names: Vec<&str> = names.unwrap_or_else(|| panic!("{error}")).1.split(' ').collect();
    for name in common::registered().values().flatten() {
        assert!(names.contains(&name.as_str()), "{name} is not in the list: {error}");
    }
}

#[test]
fn true_makes_one_system_call() {
    let Some(strace) = common::which("strace") else {
        return eprintln!("skipped: strace is not installed");
    };
    let scratch = Scratch::new("strace");
    let link = scratch.0.join("true");
    std::os::unix::fs::symlink(common::shipped(), &link).unwrap();
    let log = scratch.0.join("log");
    let mut command = Command::new(strace);
    command.arg("-qq").arg("-o").arg(&log).arg(&link).process_group(0).stdin(Stdio::null());
    let status = command.status().unwrap();
    assert!(status.success(), "strace: {status}");
    let log = fs::read_to_string(log).unwrap();
    let calls: Vec<&str> =
        log.lines().skip_while(|line| !line.starts_with("execve(")).skip(1).collect();
    let [only] = calls.as_slice() else { panic!("{log}") };
    assert!(only.starts_with("exit_group(0)") || only.starts_with("exit(0)"), "{log}");
}
