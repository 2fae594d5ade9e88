//! Which applets the program holds, and how it is linked.
//!
//! `MOTE_APPLETS="cat sh"` picks applets, `MOTE_TERSE=1` strips the prose of their help texts, `MOTE_SYMBOLS=1` keeps the
//! section headers and symbols (the bytes that the kernel loads are the same).
#![allow(clippy::expect_used)] // a build that fails should say what it lacks
use std::{collections::BTreeSet, env, fs, path::Path};

fn main() {
    for name in ["MOTE_APPLETS", "MOTE_TERSE", "MOTE_SYMBOLS"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    for path in ["src/build.rs", "linker.ld", "src/arch", "applets"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rustc-check-cfg=cfg(every_applet)");
    println!("cargo::rustc-check-cfg=cfg(terse)");
    println!("cargo::rustc-check-cfg=cfg(applet, values(any()))");

    if is_set("MOTE_TERSE") {
        println!("cargo::rustc-cfg=terse");
    }
    // The pairs and what reads them cost more than the texts of a few applets are.
    let plain = (1..8).contains(&chosen().len());
    println!("cargo::rustc-check-cfg=cfg(plain)");
    if plain {
        println!("cargo::rustc-cfg=plain");
    }
    find_pairs(plain);
    choose_applets();
    link();
}

/// Finds the pairs of bytes that texts are packed by (`packed.rs`): the pair that occurs most becomes a byte that no text has, again and
/// again. If texts are to be plain, only those of errors are packed.
fn find_pairs(plain: bool) {
    println!("cargo::rerun-if-changed=src/text/error.txt");
    println!("cargo::rerun-if-changed=src/text/error.rs");
    let errors = fs::read_to_string("src/text/error.txt").expect("src/text/error.txt is there");
    let source = fs::read_to_string("src/text/error.rs").expect("src/text/error.rs is there");
    // Those of writing stand in the source and are not needed twice.
    let apart = |text: &str| source.lines().any(|line| line.ends_with(&format!("{text}\n\\")));
    let errors: Vec<&str> =
        errors.lines().map(|text| if text.is_empty() || apart(text) { "" } else { text }).collect();
    let errors = errors.join("\n");

    let mut texts = errors.clone();
    each_source(Path::new(if plain { "" } else { "applets" }), &mut |source| {
        for tail in source.split("\"\\\nUsage: ").skip(1) {
            for line in tail.split('"').next().unwrap_or_default().lines() {
                // Columns are no part of the texts.
                let short = if line.starts_with("  -") { "\n  " } else { "\n" };
                texts += short;
                texts += &line.trim_start().replace("  ", "\n");
            }
        }
    });
    let mut texts = texts.into_bytes();
    let first = b'~' + 1;
    let mut pairs = Vec::new();
    let mut meanings: Vec<Vec<u8>> = (0..=255).map(|byte| vec![byte]).collect();
    for code in (first..=255).chain(0..b' ') {
        if matches!(code, b'\t' | b'\n') {
            // Not free.
            pairs.push([code; 2]);
            continue;
        }
        let mut counts = vec![0; 1 << 16];
        for pair in texts.windows(2) {
            counts[usize::from(pair[0]) << 8 | usize::from(pair[1])] += 1;
        }
        let common = (0..counts.len()).filter(|pair| pair >> 8 != 10 && pair & 255 != 10);
        let pair = common.max_by_key(|&pair| counts[pair]).expect("there are pairs");
        if counts[pair] < 4 {
            // It would save no more than it costs.
            break;
        }
        let pair = [(pair >> 8) as u8, pair as u8];
        let mut shorter = Vec::new();
        let mut rest = &texts[..];
        while let Some(&byte) = rest.first() {
            let matches = rest.starts_with(&pair);
            shorter.push(if matches { code } else { byte });
            rest = &rest[if matches { 2 } else { 1 }..];
        }
        texts = shorter;
        pairs.push(pair);
        let meaning = pair.map(|byte| meanings[usize::from(byte)].clone()).concat();
        meanings[usize::from(code)] = meaning;
    }
    // A tree of what bytes stand for: which node follows by which byte, the root being 0, and what byte stands for the way to a node.
    let mut nodes = vec![([0; 128], None)];
    for (code, meaning) in (0..=255).zip(&meanings) {
        let mut node = 0;
        for &byte in meaning.iter().filter(|byte| byte.is_ascii()) {
            if nodes[node].0[usize::from(byte)] == 0 {
                nodes[node].0[usize::from(byte)] = nodes.len();
                nodes.push(([0; 128], None));
            }
            node = nodes[node].0[usize::from(byte)];
        }
        nodes[node].1 = Some(code);
    }
    let code = format!(
        "pub const FIRST: u8 = {first};\n\
         pub static PAIRS: [[u8; 2]; {}] = {pairs:?};\n\
         pub const ERRORS: &[u8; {}] = b{errors:?};\n\
         pub static NODES: [([u16; 128], Option<u8>); {}] = {nodes:?};\n",
        pairs.len(),
        errors.len(),
        nodes.len(),
    );
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("pairs.rs");
    fs::write(path, code).expect("the output directory is writable");
}

/// Is the variable set to something other than "" and "0"?
fn is_set(name: &str) -> bool {
    env::var(name).is_ok_and(|value| !matches!(value.as_str(), "" | "0"))
}

/// The names in `MOTE_APPLETS`.
fn chosen() -> BTreeSet<String> {
    let chosen = env::var("MOTE_APPLETS").unwrap_or_default();
    let names = chosen.split([' ', ',', '\t', '\n']).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

fn choose_applets() {
    let chosen = chosen();
    if chosen.is_empty() {
        println!("cargo::rustc-cfg=every_applet");
        return;
    }
    let mut known = BTreeSet::new();
    each_source(Path::new("applets"), &mut |source| find_applets(source, &mut known));
    for name in &chosen {
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

/// Collects the names that follow `applet! {` and `entry! {` in a source.
fn find_applets(source: &str, known: &mut BTreeSet<String>) {
    for macro_name in ["applet! {", "entry! {"] {
        for tail in source.split(macro_name).skip(1) {
            known.extend(tail.split('"').nth(1).map(str::to_owned));
        }
    }
}

/// Calls `visit` with each source below `dir`, in the order of their names.
fn each_source(dir: &Path, visit: &mut dyn FnMut(&str)) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    let paths: BTreeSet<_> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths {
        if path.is_dir() {
            each_source(&path, visit);
        } else if let Ok(source) = fs::read_to_string(&path) {
            visit(&source);
        }
    }
}

fn link() {
    // A C compiler takes the linker's options behind -Wl; a linker that is called directly takes them as they are.
    let direct = env::var("RUSTC_LINKER")
        .is_ok_and(|linker| linker.ends_with("ld") || linker.ends_with("lld"));
    let width = env::var("CARGO_CFG_TARGET_POINTER_WIDTH").unwrap_or_default();
    let mut options = vec![
        "-static",
        "-Tlinker.ld",
        if width == "32" { "-Lsrc/arch/elf32" } else { "-Lsrc/arch/elf64" },
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
