//! Every byte of the shipped program is accounted for: by applet and by module of the runtime, in `tests/sizes.txt`.
//!
//! The sizes are those of the symbols in a build with `MOTE_SYMBOLS=1`, whose loaded bytes are the same. A difference fails;
//! `BLESS=1 cargo test --test sizes` rewrites the table. The first line names the compiler: another one makes other code, so
//! under another one the table is not compared.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::ROOT;
use object::{
    LittleEndian as LE, Object, ObjectSection, ObjectSymbol, SectionFlags, SectionKind, elf,
    read::elf::ElfFile64,
};
use std::{collections::BTreeMap, fs, path::Path, process::Command};

/// Bytes without a symbol: strings and tables that the compiler gave no name.
const CONSTANTS: &str = "(constants)";
/// The ELF header, the program headers, and what lies between the segments.
const HEADERS: &str = "(headers)";

#[test]
fn every_byte_is_accounted_for() {
    let shipped = fs::read(common::shipped()).unwrap();
    let with_symbols = fs::read(common::with_symbols()).unwrap();
    let rows = rows(&with_symbols, shipped.len() as u64);
    let total: u64 = rows.values().sum();
    assert_eq!(total, shipped.len() as u64, "the rows and the shipped file");

    let compiler = format!("# bytes in the shipped program, by {}", compiler());
    let table = write(&compiler, &rows, total);
    let path = Path::new(ROOT).join("tests/sizes.txt");
    if common::is_set("BLESS") {
        fs::write(&path, &table).unwrap();
        return;
    }
    let before = fs::read_to_string(&path).unwrap();
    let (first, _) = before.split_once('\n').expect("a line");
    if first != compiler {
        eprintln!("skipped: the table is {first:?}, and this is {compiler:?}");
        return;
    }
    if before == table {
        return;
    }
    let mut difference = String::new();
    let (old, new) = (read(&before), read(&table));
    for name in old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))) {
        let (a, b) = (old.get(name).copied().unwrap_or(0), new.get(name).copied().unwrap_or(0));
        if a != b {
            difference += &format!("{name:30} {a:7} -> {b:7}  {:+}\n", b - a);
        }
    }
    panic!("tests/sizes.txt differs (BLESS=1 rewrites it):\n{difference}");
}

/// The compiler's version as cargo finds it.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").current_dir(ROOT).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// The table, sorted by name, so that a change shows as the lines that changed.
fn write(compiler: &str, rows: &BTreeMap<String, u64>, total: u64) -> String {
    let mut text = format!("{compiler}\n");
    for (name, size) in rows {
        text += &format!("{size:7} {name}\n");
    }
    text + &format!("{total:7} total\n")
}

fn read(table: &str) -> BTreeMap<&str, i64> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.trim_start().split_once(' '))
        .filter_map(|(size, name)| Some((name, size.parse().ok()?)))
        .collect()
}

/// The bytes of the file, by what they belong to.
fn rows(program: &[u8], file_size: u64) -> BTreeMap<String, u64> {
    let file = ElfFile64::<LE>::parse(program).unwrap();
    let mut rows = BTreeMap::<String, u64>::new();
    let mut in_sections = 0;
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags, .. } = section.flags() else { continue };
        let loaded = sh_flags.contains(elf::SHF_ALLOC);
        if !loaded || matches!(section.kind(), SectionKind::UninitializedData) {
            continue;
        }
        let (start, end) = (section.address(), section.address() + section.size());
        in_sections += section.size();
        // Symbols may share bytes: the first one by address and name has them.
        let mut symbols: Vec<(u64, String, u64)> = file
            .symbols()
            .filter(|symbol| symbol.size() > 0 && symbol.section_index() == Some(section.index()))
            .map(|symbol| (symbol.address(), owner(symbol.name().unwrap()), symbol.size()))
            .collect();
        symbols.sort();
        let mut at = start;
        for (address, owner, size) in symbols {
            let (from, to) = (address.max(at), (address + size).min(end));
            if from > at {
                *rows.entry(CONSTANTS.into()).or_default() += from - at;
            }
            if to > from {
                *rows.entry(owner).or_default() += to - from;
            }
            at = at.max(to);
        }
        *rows.entry(CONSTANTS.into()).or_default() += end - at;
    }
    *rows.entry(HEADERS.into()).or_default() += file_size - in_sections;
    rows.retain(|_, size| *size > 0);
    rows
}

/// Which row a symbol belongs to: an applet's name, a module of the runtime, or a crate.
fn owner(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let paths = paths(&name);
    // Generic code belongs to the one for whom it was made: an applet before the runtime, that before the crates below.
    let find = |krate: &str| paths.iter().find(|path| path.first() == Some(&krate));
    if let Some(path) = find("mote") {
        let module = path.get(1).copied().unwrap_or("mote");
        return format!("applets/{}", module.strip_prefix("r#").unwrap_or(module));
    }
    if let Some(path) = find("rt") {
        let module = path.get(1).copied().filter(|_| path.len() > 2).unwrap_or("lib");
        return format!("src/{module}");
    }
    if find("hot").is_some() {
        return "hot".into();
    }
    match paths.first().and_then(|path| path.first()) {
        Some(&("core" | "alloc" | "__rustc")) => "core, alloc".into(),
        Some(&krate) if paths[0].len() > 1 => format!("crate {krate}"),
        // `memcpy`, `_start` and so on.
        _ => "src/arch".into(),
    }
}

/// The paths in a symbol's name, such as `rt::io::Out` and `core::ops::Drop::drop` in `<rt::io::Out as core::ops::Drop>::drop`.
fn paths(name: &str) -> Vec<Vec<&str>> {
    let separator = |char: char| !(char.is_alphanumeric() || matches!(char, '_' | ':' | '#'));
    name.split(separator)
        .map(|path| path.split("::").filter(|part| !part.is_empty()).collect::<Vec<_>>())
        .filter(|path| {
            path.first()
                .is_some_and(|first| !matches!(*first, "as" | "dyn" | "mut" | "const" | "for"))
        })
        .collect()
}

#[test]
fn symbols_find_their_rows() {
    for (symbol, row) in [
        ("mote::cat::main", "applets/cat"),
        ("mote::true::_::APPLET", "applets/true"),
        ("mote::sh::parse::word", "applets/sh"),
        ("<mote::cat::Lines as core::default::Default>::default", "applets/cat"),
        ("<rt::io::Out as rt::io::Sink>::put", "src/io"),
        ("core::ptr::drop_in_place::<mote::tail::File>", "applets/tail"),
        ("<alloc::vec::Vec<u8> as rt::io::Sink>::put", "src/io"),
        ("rt::applet::Cx::each_input::<mote::cat::main::{closure#0}>", "applets/cat"),
        ("hot::count::bytes", "hot"),
        ("core::str::from_utf8", "core, alloc"),
        ("memchr::memchr::memchr_raw", "crate memchr"),
        ("memcpy", "src/arch"),
    ] {
        assert_eq!(owner(symbol), row, "{symbol}");
    }
}
