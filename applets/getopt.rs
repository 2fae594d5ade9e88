//! getopt - parse the options of a script
use rt::{Cx, Done, Stop, Strings, Vec};

rt::applet! { "getopt", main, { failure: 2, options_first: true }, "\
Usage: getopt OPTSTRING PARAMETER...
  or:  getopt [OPTION]... -o OPTSTRING [OPTION]... [--] PARAMETER...
Print PARAMETERs with their options first, taken apart and quoted for the shell: eval set -- \"$(getopt ...)\".

  -a, --alternative       long options may start with one dash
  -l, --long, --longoptions=NAMES  the long options, with commas between them; NAME: has a value, NAME:: may have one
  -n, --name=NAME         who speaks in messages
  -o, --options=OPTSTRING  the letters; X: has a value, X:: may have one. After a + what is no option ends them, after a - it
                          stays where it is
  -q, --quiet             no messages
  -Q, --quiet-output      no output
  -s, --shell=SHELL       quote for sh, bash, csh or tcsh
  -T, --test              leave with status 4, by which scripts know this getopt
  -u, --unquoted          do not quote

With GETOPT_COMPATIBLE in the environment, or an OPTSTRING first, nothing is quoted. The status is 1 if a PARAMETER is wrong, and 2 if
getopt's own are.

" }

struct Parser<'a> {
    letters: &'a [u8],
    /// The long options: the name, and how many colons follow it.
    longs: Vec<(&'a [u8], usize)>,
    name: &'a [u8],
    alternative: bool,
    quiet: bool,
    quote: Quote,
    output: Vec<u8>,
    failed: bool,
}

#[derive(PartialEq)]
enum Quote {
    Not,
    Sh,
    Csh,
}

/// What is done with a parameter that is no option.
#[derive(PartialEq)]
enum Others {
    GoLast,
    End,
    Stay,
}

fn main(cx: &mut Cx) -> Done {
    let mut parser = Parser {
        letters: b"",
        longs: Vec::new(),
        name: b"getopt",
        alternative: false,
        quiet: false,
        quote: Quote::Sh,
        output: Vec::new(),
        failed: false,
    };
    let first = cx.args().get(1);
    let forced = cx.var(b"GETOPT_COMPATIBLE").is_some();
    let compatible = forced || first.is_some_and(|word| !word.to_bytes().starts_with(b"-"));
    if forced && first.is_none() {
        return cx.out.write(b" --\n");
    }
    let (mut silent, mut plain, mut letters) = (false, compatible, None);
    if compatible {
        letters = first;
    } else {
        while let Some(option) = cx.option()? {
            let text = cx.value().to_bytes();
            match option {
                b'a' => parser.alternative = true,
                b'l' => {
                    let separator = |byte: &u8| matches!(byte, b',' | b' ' | b'\t' | b'\n');
                    for word in text.split(separator).filter(|word| !word.is_empty()) {
                        let name = word.strip_suffix(b":").unwrap_or(word);
                        let name = name.strip_suffix(b":").unwrap_or(name);
                        parser.longs.push((name, word.len() - name.len()));
                    }
                }
                b'n' => parser.name = text,
                b'o' => letters = Some(cx.value()),
                b'q' => parser.quiet = true,
                b'Q' => silent = true,
                b's' => {
                    parser.quote = match text {
                        b"sh" | b"bash" => Quote::Sh,
                        b"csh" | b"tcsh" => Quote::Csh,
                        _ => {
                            let message = packed!("unknown shell after -s or --shell argument");
                            return Err(cx.usage(message, &[]));
                        }
                    };
                }
                b'T' => return Err(Stop::new(4)),
                _ => plain = true,
            }
        }
    }
    if plain {
        parser.quote = Quote::Not;
    }
    let mut operands = cx.operands();
    if compatible {
        operands.next();
    } else if letters.is_none() {
        letters = operands.next();
    }
    let Some(letters) = letters else {
        return Err(cx.usage(packed!("missing optstring argument"), &[]));
    };
    parser.letters = letters.to_bytes();
    let mut others = if cx.posixly_correct() { Others::End } else { Others::GoLast };
    if let [sign @ (b'+' | b'-'), rest @ ..] = parser.letters {
        parser.letters = rest;
        // In the old form they mean nothing.
        if others == Others::GoLast && !compatible {
            others = if *sign == b'+' { Others::End } else { Others::Stay };
        }
    }
    if let [b':', rest @ ..] = parser.letters {
        (parser.letters, parser.quiet) = (rest, true);
    }
    parser.run(cx, operands, others);
    if !silent {
        parser.output.push(b'\n');
        cx.out.write(&parser.output)?;
    }
    if parser.failed { Err(Stop::new(1)) } else { Ok(()) }
}

impl<'a> Parser<'a> {
    fn run(&mut self, cx: &mut Cx<'a>, mut parameters: Strings<'a>, others: Others) {
        let mut rest = Vec::new();
        while let Some(word) = parameters.next() {
            let word = word.to_bytes();
            match word {
                b"--" => break,
                [b'-', b'-', long @ ..] => self.long(cx, word, long, &mut parameters),
                [b'-', letters @ ..] if !letters.is_empty() => {
                    let is_letter = matches!(letters, [letter] if self.colons(*letter).is_some());
                    let end = letters.iter().position(|&byte| byte == b'=');
                    let name = letters.get(..end.unwrap_or(letters.len())).unwrap_or(letters);
                    let is_long = self.longs.iter().any(|(long, _)| long.starts_with(name));
                    let known =
                        letters.first().is_some_and(|&letter| self.colons(letter).is_some());
                    if self.alternative && !is_letter && (is_long || !known) {
                        self.long(cx, word, letters, &mut parameters);
                    } else {
                        self.short(cx, letters, &mut parameters);
                    }
                }
                word if others == Others::GoLast => rest.push(word),
                word if others == Others::Stay => self.value(word),
                word => {
                    rest.push(word);
                    break;
                }
            }
        }
        self.output.extend_from_slice(b" --");
        rest.extend(parameters.map(|word| word.to_bytes()));
        rest.iter().for_each(|word| self.value(word));
    }

    /// How many colons follow the letter of an option.
    fn colons(&self, letter: u8) -> Option<usize> {
        if matches!(letter, b':' | b';') {
            return None;
        }
        let at = self.letters.iter().position(|&known| known == letter)?;
        let colons = self.letters.get(at + 1..)?;
        Some(colons.iter().take(2).take_while(|&&byte| byte == b':').count())
    }

    fn short(&mut self, cx: &mut Cx, letters: &'a [u8], parameters: &mut Strings<'a>) {
        let mut letters = letters;
        while let Some((letter, rest)) = letters.split_first() {
            letters = rest;
            let text = core::slice::from_ref(letter);
            let Some(colons) = self.colons(*letter) else {
                self.complain(cx, "%r: invalid option -- '%r'", text, b"");
                continue;
            };
            let mut value = None;
            if colons > 0 {
                let attached = core::mem::take(&mut letters);
                value = match (attached, colons) {
                    ([], 1) => parameters.next().map(|word| word.to_bytes()),
                    (text, _) => Some(text),
                };
                if value.is_none() {
                    let message = "%r: option requires an argument -- '%r'";
                    return self.complain(cx, message, text, b"");
                }
            }
            self.option(b"-", text, value);
        }
    }

    /// Takes a long option, given as `word`, which is `text` behind its dashes.
    fn long(&mut self, cx: &mut Cx, word: &[u8], text: &'a [u8], parameters: &mut Strings<'a>) {
        let end = text.iter().position(|&byte| byte == b'=');
        let name = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
        let value = end.and_then(|end| text.get(end + 1..));
        let fits = |(_, (long, _)): &(usize, &(&[u8], usize))| long.starts_with(name);
        let exact = self.longs.iter().position(|(long, _)| *long == name);
        let found: Vec<usize> =
            self.longs.iter().enumerate().filter(fits).map(|(at, _)| at).collect();
        let at = match (exact, found.as_slice()) {
            (Some(at), _) => at,
            (None, [at]) => *at,
            (None, []) => return self.complain(cx, "%r: unrecognized option '%r'", word, b""),
            (None, several) => {
                let mut names = Vec::new();
                for (long, _) in several.iter().filter_map(|&at| self.longs.get(at)) {
                    rt::fill(&mut names, b" '--%'", &[*long]);
                }
                let message = "%r: option '%r' is ambiguous; possibilities:%r";
                return self.complain(cx, message, word, &names);
            }
        };
        let Some(&(long, colons)) = self.longs.get(at) else { return };
        let full = rt::filled(b"--%", &[long]);
        let value = match (value, colons) {
            (Some(_), 0) => {
                return self.complain(cx, "%r: option '%r' doesn't allow an argument", &full, b"");
            }
            (None, 1) => match parameters.next() {
                Some(word) => Some(word.to_bytes()),
                None => {
                    return self.complain(cx, "%r: option '%r' requires an argument", &full, b"");
                }
            },
            (None, 2) => Some(&b""[..]),
            (value, _) => value,
        };
        self.option(b"--", long, value);
    }

    fn complain(&mut self, cx: &mut Cx, message: &str, word: &[u8], more: &[u8]) {
        self.failed = true;
        if !self.quiet {
            cx.line(message, &[self.name, word, more]);
        }
    }

    #[inline(never)]
    fn option(&mut self, dashes: &[u8], name: &[u8], value: Option<&[u8]>) {
        self.output.push(b' ');
        self.output.extend_from_slice(dashes);
        self.output.extend_from_slice(name);
        if let Some(value) = value {
            self.value(value);
        }
    }

    /// Adds a word, quoted for the shell that reads it.
    #[inline(never)]
    fn value(&mut self, word: &[u8]) {
        self.output.push(b' ');
        if self.quote == Quote::Not {
            return self.output.extend_from_slice(word);
        }
        self.output.push(b'\'');
        for &byte in word {
            let csh = self.quote == Quote::Csh;
            match byte {
                b'\'' => self.output.extend_from_slice(b"'\\''"),
                b'\n' if csh => self.output.extend_from_slice(b"\\n"),
                b'!' | b' ' | b'\t' | 11..=13 if csh => {
                    self.output.extend_from_slice(&[b'\'', b'\\', byte, b'\'']);
                }
                b'\\' if csh => self.output.extend_from_slice(b"\\\\"),
                byte => self.output.push(byte),
            }
        }
        self.output.push(b'\'');
    }
}
