//! Which applets the program holds, and how it is linked.
//!
//! `MOTE_APPLETS="cat sh"` picks applets, `MOTE_TERSE=1` strips the prose of their help texts, `MOTE_SYMBOLS=1` keeps the
//! section headers and symbols (the bytes that the kernel loads are the same).
#![allow(clippy::expect_used)] // a build that fails should say what it lacks
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

fn main() {
    for name in ["MOTE_APPLETS", "MOTE_TERSE", "MOTE_SYMBOLS"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    for path in ["src/build.rs", "linker.ld", "applets"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rustc-check-cfg=cfg(every_applet)");
    println!("cargo::rustc-check-cfg=cfg(terse)");
    println!("cargo::rustc-check-cfg=cfg(applet, values(any()))");

    if is_set("MOTE_TERSE") {
        println!("cargo::rustc-cfg=terse");
    }
    pack_errors();
    choose_applets();
    link();
}

/// Packs the texts of errors by byte pair encoding: the pair of bytes that occurs most becomes a byte that no text has, again and again.
/// `text/error.rs` has the other half, which is a few instructions.
fn pack_errors() {
    println!("cargo::rerun-if-changed=src/text/error.txt");
    println!("cargo::rerun-if-changed=src/text/error.rs");
    let texts = fs::read_to_string("src/text/error.txt").expect("src/text/error.txt is there");
    let source = fs::read_to_string("src/text/error.rs").expect("src/text/error.rs is there");
    // Those of writing stand in the source and are not needed twice.
    let apart = |text: &str| source.lines().any(|line| line.ends_with(&format!("{text}\n\\")));
    let texts: Vec<&str> =
        texts.lines().map(|text| if text.is_empty() || apart(text) { "" } else { text }).collect();
    let mut packed = texts.join("\n").into_bytes();
    // The free bytes follow one another around 255: those above the letters, and those below the newline.
    let first = packed.iter().max().map_or(0, |&last| last + 1);
    let end = b'\n';
    let mut pairs = Vec::new();
    while first.wrapping_add(pairs.len() as u8) != end {
        let mut counts = BTreeMap::new();
        for pair in packed.windows(2) {
            *counts.entry([pair[0], pair[1]]).or_insert(0) += 1;
        }
        // An entry of the table takes two bytes.
        let Some((&pair, _)) =
            counts.iter().filter(|(_, count)| **count > 2).max_by_key(|(_, count)| **count)
        else {
            break;
        };
        let mut shorter = Vec::new();
        let mut rest = &packed[..];
        while let Some(&byte) = rest.first() {
            let matches = rest.starts_with(&pair);
            shorter.push(if matches { first.wrapping_add(pairs.len() as u8) } else { byte });
            rest = &rest[if matches { 2 } else { 1 }..];
        }
        packed = shorter;
        pairs.push(pair);
    }
    let code = format!(
        "pub const FIRST: u8 = {first};\n\
         pub static TEXTS: [u8; {}] = {packed:?};\n\
         pub static PAIRS: [[u8; 2]; {}] = {pairs:?};\n",
        packed.len(),
        pairs.len()
    );
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("error.rs");
    fs::write(path, code).expect("the output directory is writable");
}

/// Is the variable set to something other than "" and "0"?
fn is_set(name: &str) -> bool {
    env::var(name).is_ok_and(|value| !matches!(value.as_str(), "" | "0"))
}

fn choose_applets() {
    let chosen = env::var("MOTE_APPLETS").unwrap_or_default();
    let chosen: BTreeSet<&str> =
        chosen.split([' ', ',', '\t', '\n']).filter(|name| !name.is_empty()).collect();
    if chosen.is_empty() {
        println!("cargo::rustc-cfg=every_applet");
        return;
    }
    let mut known = BTreeSet::new();
    find_applets(Path::new("applets"), &mut known);
    for &name in &chosen {
        if !known.contains(name) {
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            println!(
                "cargo::error=MOTE_APPLETS: there is no applet '{name}'; the applets are: {}",
                names.join(" ")
            );
        }
        println!("cargo::rustc-cfg=applet=\"{name}\"");
    }
}

/// Collects the names that follow `applet! {` and `entry! {` in the sources below `dir`.
fn find_applets(dir: &Path, known: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            find_applets(&path, known);
        } else if let Ok(source) = fs::read_to_string(&path) {
            for macro_name in ["applet! {", "entry! {"] {
                for tail in source.split(macro_name).skip(1) {
                    known.extend(tail.split('"').nth(1).map(str::to_owned));
                }
            }
        }
    }
}

fn link() {
    // A C compiler takes the linker's options behind -Wl; a linker that is called directly takes them as they are.
    let direct = env::var("RUSTC_LINKER")
        .is_ok_and(|linker| linker.ends_with("ld") || linker.ends_with("lld"));
    let mut options = vec![
        "-static",
        "-Tlinker.ld",
        "--build-id=none",
        "--gc-sections",
        "--no-eh-frame-hdr",
        "-znorelro",
        "-znoseparate-code",
        "-znoexecstack",
    ];
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && !is_set("MOTE_SYMBOLS") {
        options.extend(["--strip-all", "--oformat=binary"]);
    }
    if !direct {
        for option in ["-nostartfiles", "-nostdlib", "-static", "-no-pie"] {
            println!("cargo::rustc-link-arg-bins={option}");
        }
    }
    for option in options {
        let prefix = if direct { "" } else { "-Wl," };
        println!("cargo::rustc-link-arg-bins={prefix}{option}");
    }
}
