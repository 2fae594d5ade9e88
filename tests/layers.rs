//! The layers hold: what may stand where, and what each applet has.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::ROOT;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A Rust source that is part of the program.
struct Source {
    /// From the top level, such as `src/io.rs`.
    path: String,
    text: String,
    /// The text without comments, strings and unit tests.
    code: String,
}

/// The sources of the program; `src/build.rs`, which is none, is left out.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for dir in ["src", "applets", "hot/src"] {
        for file in common::files(&Path::new(ROOT).join(dir)).unwrap() {
            let path = file.strip_prefix(ROOT).unwrap().to_str().unwrap().to_owned();
            if path.ends_with(".rs") && path != "src/build.rs" {
                let text = fs::read_to_string(&file).unwrap();
                let code = without_tests(&code_of(&text));
                sources.push(Source { path, text, code });
            }
        }
    }
    assert!(sources.len() > 10, "the sources are not where they were");
    sources
}

/// Blanks comments, strings and character literals; what is left has the same lines.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let raw = rest.trim_start_matches(['b', 'c']);
        let hashes =
            raw.strip_prefix('r').map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
        let is_raw = raw.starts_with('r') && raw[1 + hashes..].starts_with('"');
        let in_word = code.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if is_raw && !in_word {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = rest.len() - raw.len() + 2 + hashes;
            rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
        } else if first == '"' {
            literal(rest, '"')
        } else if first == '\''
            && (rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\''))
        {
            literal(rest, '\'')
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.push(' ');
        code.extend(rest[..length].chars().filter(|&char| char == '\n'));
        rest = &rest[length..];
    }
    code
}

/// The length of a literal with escapes, quotation marks included.
fn literal(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if char == mark => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The code without the modules that are only compiled for tests.
fn without_tests(code: &str) -> String {
    let mut pieces = code.split("#[cfg(test)]");
    let mut left = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let mut depth = 0;
        let end = piece.char_indices().find_map(|(at, char)| {
            match char {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0 && matches!(char, '}' | ';')).then_some(at + 1)
        });
        left.push_str(&piece[end.unwrap_or(piece.len())..]);
    }
    left
}

/// Does `word` stand in the code, not as a part of a longer one?
fn has(code: &str, word: &str) -> bool {
    let in_word = |char: char| char.is_alphanumeric() || char == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(in_word)
            && (word.ends_with('!') || !code[at + word.len()..].starts_with(in_word))
    })
}

/// Fails for each source outside `homes` that has one of `words`.
fn only_in(homes: &[&str], words: &[&str]) {
    let mut found = 0;
    for source in sources() {
        for word in words {
            if has(&source.code, word) {
                let home = homes.iter().any(|home| source.path.starts_with(home));
                assert!(home, "{}: {word} may stand in {homes:?} only", source.path);
                found += 1;
            }
        }
    }
    assert!(
        homes.is_empty() || found > 0,
        "{words:?} is nowhere: the test looks for the wrong words"
    );
}

#[test]
fn unsafe_code_is_in_the_runtime_and_hot_only() {
    only_in(&["src/", "hot/"], &["unsafe"]);
    let main = sources().into_iter().find(|source| source.path == "applets/main.rs").unwrap();
    assert!(
        main.code.contains("#![forbid(unsafe_code)]"),
        "applets/main.rs forbids no unsafe code"
    );
}

#[test]
fn assembly_is_in_arch_only() {
    only_in(&["src/arch/"], &["asm!", "naked_asm!", "global_asm!"]);
}

#[test]
fn architectures_are_named_in_arch_and_hot_only() {
    only_in(&["src/arch/", "hot/"], &["target_arch", "target_feature", "core::arch", "std::arch"]);
}

#[test]
fn nothing_is_formatted_by_core() {
    let macros = [
        "format!",
        "format_args!",
        "write!",
        "writeln!",
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
        "dbg!",
        "todo!",
        "unimplemented!",
    ];
    only_in(&[], &macros);
}

#[test]
fn every_source_says_what_it_is() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{}: the first line says what it is", source.path);
    }
}

#[test]
fn every_file_is_part_of_the_program() {
    let sources = sources();
    for source in &sources {
        let path = Path::new(&source.path);
        let (dir, stem) = (path.parent().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        // `x/mod.rs` is named where `x` lies.
        let (dir, stem) = match stem {
            "main" | "lib" => continue,
            "mod" => (dir.parent().unwrap(), dir.file_name().unwrap().to_str().unwrap()),
            _ => (dir, stem),
        };
        let parents = ["main.rs", "lib.rs", "mod.rs"].map(|name| dir.join(name));
        let named = sources.iter().any(|parent| {
            let is_parent = parents.contains(&PathBuf::from(&parent.path))
                || Path::new(&parent.path).with_extension("") == dir;
            let line = |prefix: &str| has(&parent.code, &format!("mod {prefix}{stem}"));
            is_parent && (line("") || line("r#"))
        });
        assert!(named, "{} is named by no `mod` line", source.path);
    }
}

/// The applets' names, by the file that registers them.
fn applets() -> BTreeMap<String, Vec<String>> {
    let registered = common::registered().into_iter();
    let path = |path: PathBuf| path.strip_prefix(ROOT).unwrap().to_str().unwrap().to_owned();
    registered.map(|(file, names)| (path(file), names)).collect()
}

#[test]
fn every_applet_file_is_an_applet() {
    let applets = applets();
    for source in sources() {
        let stem = source.path.strip_prefix("applets/").and_then(|path| path.strip_suffix(".rs"));
        let Some(stem) = stem.filter(|stem| *stem != "main" && !stem.contains('/')) else {
            continue;
        };
        let names =
            applets.get(&source.path).unwrap_or_else(|| panic!("{} has no applet!", source.path));
        let is_named = names.iter().any(|name| name.replace('-', "_") == stem);
        assert!(is_named, "{}: registers {names:?} only", source.path);
    }
}

#[test]
fn every_applet_names_itself_in_its_first_line() {
    for (path, names) in applets() {
        let text = fs::read_to_string(Path::new(ROOT).join(&path)).unwrap();
        let line = text.lines().next().unwrap();
        let said = line.strip_prefix("//! ").and_then(|line| line.split_once(" - "));
        let (said, _) =
            said.unwrap_or_else(|| panic!("{path}: not `//! NAME - what it does`: {line}"));
        let said: BTreeSet<&str> = said.split(", ").collect();
        let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(said, names, "{path}: the names in the first line, and those registered");
    }
}

/// A name has a file of its own, or is called in the file of another name of the same applet.
#[test]
fn every_applet_has_a_transcript() {
    let mut transcripts = BTreeMap::<String, String>::new();
    for path in common::files(&Path::new(ROOT).join("tests")).unwrap() {
        if path.extension().is_some_and(|extension| extension == "t") {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            let path = path.strip_prefix(Path::new(ROOT).join("tests")).unwrap().with_extension("");
            for part in path.iter() {
                transcripts.entry(part.to_str().unwrap().to_owned()).or_default().push_str(&text);
            }
        }
    }
    let mut missing = Vec::new();
    for names in applets().into_values() {
        let texts: Vec<&String> = names.iter().filter_map(|name| transcripts.get(name)).collect();
        for name in &names {
            let called = |text: &&String| {
                let commands = text
                    .lines()
                    .filter(|line| line.starts_with("  $ ") || line.starts_with("  > "));
                commands
                    .flat_map(|line| line.split([' ', ';', '|', '(', ')', '`', '&']))
                    .any(|word| word == name)
            };
            if !texts.iter().any(called) {
                missing.push(name.clone());
            }
        }
    }
    assert!(missing.is_empty(), "no tests/**/NAME.t for: {}", missing.join(" "));
}

#[test]
fn the_lexer_sees_code_only() {
    let source = "a /* unsafe */ \"unsafe \\\" x\" // unsafe\nb r#\"unsafe\"# br\"x\" 'u' '\\'' c<'static> d";
    let words: Vec<String> = code_of(source).split_whitespace().map(str::to_owned).collect();
    assert_eq!(words, ["a", "b", "c<'static>", "d"]);
    assert_eq!(
        without_tests("a #[cfg(test)] mod tests { x { y } } b #[cfg(test)] use z; c"),
        "a  b  c"
    );
    assert!(
        has("x unsafe{", "unsafe") && !has("unsafe_op", "unsafe") && !has("uwrite!(", "write!")
    );
}
