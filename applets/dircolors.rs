//! dircolors - print the commands that set LS_COLORS
use alloc::vec::Vec;
use rt::{
    Cx, Done, Id, Stop, colors,
    io::read_all,
    long,
    text::{
        number, pattern,
        split::{before, last, lines, parts},
    },
};

rt::applet! { "dircolors", main, "\
Usage: dircolors [OPTION]... [FILE]
Print the command that sets LS_COLORS, which ls takes its colors from: those in FILE, or those known here.

  -b, --sh, --bourne-shell   for sh; without -b and -c, SHELL decides
  -c, --csh, --c-shell       for csh
  -p, --print-database       print what is known here, as a FILE
      --print-ls-colors      print each color in itself

A line of FILE has a file's type (as -p shows them), or the end of names after a dot or a star, and a color. Lines after
TERM PATTERN or COLORTERM PATTERN count only where the variable of that name fits; several such lines are alternatives.
" }

const SHOW: Id = long(HELP, "print-ls-colors");

/// The names of types, and what LS_COLORS calls them.
static KEYWORDS: &str = "NORMALno NORMno FILEfi RESETrs DIRdi LNKln LINKln SYMLINKln ORPHANor MISSINGmi FIFOpi PIPEpi SOCKso \
BLKbd BLOCKbd CHRcd CHARcd DOORdo EXECex LEFTlc LEFTCODElc RIGHTrc RIGHTCODErc ENDec ENDCODEec SUIDsu SETUIDsu SGIDsg \
SETGIDsg STICKYst OTHER_WRITABLEow OWRow STICKY_OTHER_WRITABLEtw OWTtw CAPABILITYca MULTIHARDLINKmh CLRTOEOLcl \
OPTIONS COLOR EIGHTBIT";

fn main(cx: &mut Cx) -> Done {
    let (mut syntax, mut database, mut show) = (0, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'p' => database = true,
            SHOW => show = true,
            letter => syntax = letter,
        }
    }
    if (database || show) && syntax != 0 {
        let message = "the options to output non shell syntax,\nand to select a shell syntax are mutually exclusive";
        return Err(cx.usage(message, &[]));
    }
    if database && show {
        let message =
            packed!("options --print-database and --print-ls-colors are mutually exclusive");
        return Err(cx.usage(message, &[]));
    }
    let operands = cx.operands();
    if let Some(extra) = operands.get(usize::from(!database)) {
        cx.say(packed!("extra operand %w"), &[extra.to_bytes()]);
        if database {
            cx.line(packed!("file operands cannot be combined with --print-database (-p)"), &[]);
        }
        return Err(cx.hint());
    }
    if database {
        return cx.out.write(&known());
    }
    if syntax == 0 && !show {
        let Some(shell) = cx.var(b"SHELL").filter(|shell| !shell.is_empty()) else {
            let message = packed!("no SHELL environment variable, and no shell type option given");
            return Err(cx.stop(message, &[]));
        };
        let name = last(shell, b'/');
        syntax = if name == b"csh" || name == b"tcsh" { b'c' } else { b'b' };
    }
    let text = match operands.get(0) {
        None => known(),
        Some(path) => {
            let name = path.to_bytes();
            let input = cx.input(path).map_err(|e| cx.fail(name, e))?;
            read_all(&input.fd).map_err(|e| cx.fail(name, e))?
        }
    };
    let name = operands.get(0).map_or(&b"<internal>"[..], |path| path.to_bytes());
    let colors = convert(cx, &text, name, show)?;
    let (start, end): (&[u8], &[u8]) = match syntax {
        b'b' => (b"LS_COLORS='", b"';\nexport LS_COLORS\n"),
        b'c' => (b"setenv LS_COLORS '", b"'\n"),
        _ => (b"", b""),
    };
    cx.out.pieces(&[start, &colors, end])
}

/// What is known here, as a file.
fn known() -> Vec<u8> {
    let mut text = b"# Colors for ls, as dircolors reads them. These lines count if COLORTERM is set or TERM fits.\n\
COLORTERM ?*\n"
        .to_vec();
    let mut add = |pieces: [&str; 5]| {
        pieces.iter().for_each(|piece| text.extend_from_slice(piece.as_bytes()))
    };
    for name in colors::TERMINALS.split(' ') {
        add(["TERM ", name, "\n", "", ""]);
    }
    let mut words = colors::TYPES.split(' ');
    while let (Some(name), Some(color)) = (words.next(), words.next()) {
        add([name, " ", color, "\n", ""]);
    }
    for (color, endings) in colors::ENDINGS {
        for ending in endings.split(' ') {
            let first = if matches!(ending, "~" | "#") { "*" } else { "." };
            add([first, ending, " ", color, "\n"]);
        }
    }
    text
}

/// The value of LS_COLORS for what a file says, in a shell's single quotes; or each color in itself.
fn convert(cx: &mut Cx, text: &[u8], file: &[u8], show: bool) -> Result<Vec<u8>, Stop> {
    let mut colors = Vec::new();
    // Do the lines count, was the last one about terminals, and was any?
    let (mut counts, mut selects, mut selected, mut failed) = (true, false, false, false);
    for (number, line) in lines(text).enumerate() {
        let line = before(line, 0);
        let line = number::skip_space(line);
        let len = line.iter().take_while(|byte| !number::is_space(byte)).count();
        let (keyword, rest) = line.split_at_checked(len).unwrap_or((line, &[]));
        if keyword.is_empty() || keyword.starts_with(b"#") {
            continue;
        }
        let value = number::skip_space(rest);
        let value = before(value, b'#').trim_ascii_end();
        let mut room = [0; number::DIGITS];
        let digits = number::format(number as u64 + 1, &mut room);
        if value.is_empty() {
            cx.say(packed!("%n:%r: invalid line;  missing second token"), &[file, digits]);
            failed = true;
            continue;
        }
        let variable = [&b"TERM"[..], b"COLORTERM"]
            .into_iter()
            .find(|name| keyword.eq_ignore_ascii_case(name));
        if let Some(variable) = variable {
            let unset: &[u8] = if variable == b"TERM" { b"none" } else { b"" };
            let terminal = cx.var(variable).filter(|name| !name.is_empty()).unwrap_or(unset);
            counts = counts && selects || pattern::matches(value, terminal, false);
            (selects, selected) = (true, true);
            continue;
        }
        selects = false;
        if !counts {
            continue;
        }
        let mut label = Vec::new();
        match keyword {
            [b'.', ..] => label = rt::filled(b"*%", &[keyword]),
            [b'*', ..] => label.extend_from_slice(keyword),
            _ => {
                let known = parts(KEYWORDS.as_bytes(), b' ').find_map(|entry| {
                    let (name, code) = entry.split_at_checked(keyword.len())?;
                    (name.eq_ignore_ascii_case(keyword) && !code.first().is_some_and(is_name))
                        .then_some(code)
                });
                match known {
                    Some(code) => label.extend_from_slice(code),
                    // A file for another dircolors may start with more.
                    None if !selected => {}
                    None => {
                        cx.say(packed!("%n:%r: unrecognized keyword %r"), &[file, digits, keyword]);
                        failed = true;
                    }
                }
            }
        }
        if label.is_empty() {
            continue;
        }
        if show {
            let pieces: [&[u8]; 7] = [b"\x1B[", value, b"m", &label, b"\t", value, b"\x1B[0m\n"];
            colors.extend(pieces.concat());
        } else {
            quote(&mut colors, &label);
            colors.push(b'=');
            quote(&mut colors, value);
            colors.push(b':');
        }
    }
    if failed { Err(Stop::new(1)) } else { Ok(colors) }
}

/// Does a keyword go on with that?
fn is_name(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || *byte == b'_'
}

/// Appends a text for the shell and for ls, which takes colons and equals signs only behind a backslash.
fn quote(colors: &mut Vec<u8>, text: &[u8]) {
    let mut bare = true;
    for &byte in text {
        match byte {
            b'\'' => {
                colors.extend_from_slice(b"'\\'");
                bare = true;
            }
            b'\\' | b'^' => bare = !bare,
            _ => {
                if matches!(byte, b':' | b'=') && bare {
                    colors.push(b'\\');
                }
                bare = true;
            }
        }
        colors.push(byte);
    }
}
