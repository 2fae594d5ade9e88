//! cksum - compute and check checksums
mod b2sum;
mod check;
mod md5sum;
mod sum;

use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec,
    digest::{ALGORITHMS, BLAKE2B, BSD, CRC, FIRST, Hash, SYSV},
    io, long,
    sys::Errno,
    text::number::{self, NumberError},
};

rt::applet! { "cksum", main, "\
Usage: cksum [OPTION]... [FILE]...
Print a checksum of each FILE, or of standard input, or check them. - is standard input.

  -a, --algorithm=NAME  crc (POSIX's; the default), bsd and sysv (those of sum), md5, sha1, sha224, sha256, sha384, sha512,
                           blake2b, sm3
  -l, --length=BITS      the length of a blake2b, a multiple of 8; at most 512
      --tag              print NAME (FILE) = CHECKSUM (the default)
  -z, --zero             end lines with NUL, not newline, and do not escape names
  -c, --check            check what a FILE lists

With -c:
      --ignore-missing   pass over files that are missing
      --quiet            say nothing of what is right
      --status           say nothing at all
      --strict           fail if a line is no checksum
  -w, --warn             tell of each line that is no checksum

Otherwise:
      --untagged         print CHECKSUM  FILE
      --debug            say what computes a crc

" }

/// The algorithms as `-a` names them: those that `sum` and `cksum` have without a name, and then [`ALGORITHMS`].
const NAMES: [&str; 11] =
    ["bsd", "sysv", "crc", "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "sm3"];

// The programs share these; [`same_ids`] says so.
const TAG: Id = long(HELP, "tag");
const IGNORE_MISSING: Id = long(HELP, "ignore-missing");
const QUIET: Id = long(HELP, "quiet");
const STATUS: Id = long(HELP, "status");
const STRICT: Id = long(HELP, "strict");
const UNTAGGED: Id = long(HELP, "untagged");
const DEBUG: Id = long(HELP, "debug");

/// Do the options that programs share have the same ids in the text of another one?
const fn same_ids(help: &[u8]) -> bool {
    long(help, "tag") == TAG
        && long(help, "ignore-missing") == IGNORE_MISSING
        && long(help, "quiet") == QUIET
        && long(help, "status") == STATUS
        && long(help, "strict") == STRICT
}

/// What is asked for.
struct Sum {
    /// An index into [`NAMES`].
    algorithm: usize,
    /// The length of a BLAKE2b, in bytes.
    length: usize,
    tag: bool,
    /// What stands before a name without a tag.
    mark: u8,
    end: u8,
    checking: bool,
    /// [`QUIET`], [`STATUS`] or `w`; 0 without one.
    verbosity: Id,
    ignore_missing: bool,
    strict: bool,
    /// Does cksum check, without an algorithm given? Then each line says which it is.
    any: bool,
    /// Did a list have the names right behind the checksums, and did one have them further on?
    reversed: Option<bool>,
    hash: Hash,
    buf: io::Buffer,
}

fn main(cx: &mut Cx) -> Done {
    let name = cx.applet.name.as_bytes();
    let is_cksum = name == b"cksum";
    let bare = name.strip_suffix(b"sum").unwrap_or(name);
    let known = NAMES.iter().position(|name| name.as_bytes() == bare);
    let mut sum = Sum {
        algorithm: match name {
            b"sum" => BSD,
            b"b2sum" => BLAKE2B,
            _ => known.unwrap_or(CRC),
        },
        length: 0,
        tag: is_cksum,
        mark: 0,
        end: b'\n',
        checking: false,
        verbosity: 0,
        ignore_missing: false,
        strict: false,
        any: is_cksum,
        reversed: None,
        hash: Hash::new(cx.auxv()),
        buf: io::buffer(io::CHUNK),
    };
    let (mut length, mut debug, mut tagged) = (None, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => {
                sum.algorithm = choose(cx)?;
                sum.any = false;
            }
            b'b' => sum.mark = b'*',
            b'c' => sum.checking = true,
            DEBUG => debug = true,
            b'l' => length = Some(cx.value().to_bytes()),
            b'r' => sum.algorithm = BSD,
            b's' => sum.algorithm = SYSV,
            b't' => sum.mark = b' ',
            UNTAGGED => (sum.tag, sum.mark) = (false, 0),
            b'z' => sum.end = 0,
            IGNORE_MISSING => sum.ignore_missing = true,
            STRICT => sum.strict = true,
            TAG => {
                (sum.tag, tagged) = (true, true);
                // A line with a tag does not say how the file was read, so that it is asked for as it is.
                sum.mark = b'*';
            }
            other => sum.verbosity = other,
        }
    }
    if let Some(text) = length {
        sum.set_length(cx, text)?;
    }
    sum.refuse(cx, is_cksum, tagged)?;
    if debug && sum.algorithm == CRC {
        match sum.hash.multiplier() {
            Some(name) => cx.note(packed!("using %r hardware support"), &[name.as_bytes()]),
            None => cx.note(packed!("pclmul support not detected"), &[]),
        }
    }
    let named = !cx.operands().is_empty();
    for path in cx.inputs() {
        if sum.checking {
            sum.check(cx, path)?;
        } else {
            match sum.compute(cx, path) {
                Ok(()) => sum.print(cx, path.to_bytes(), named)?,
                Err(e) => cx.warn(path.to_bytes(), e),
            }
        }
    }
    Ok(())
}

/// The algorithm that `-a` names, in full.
#[inline(never)]
fn choose(cx: &mut Cx) -> Result<usize, Stop> {
    let value = cx.value().to_bytes();
    if let Some(found) = NAMES.iter().position(|name| name.as_bytes() == value) {
        return Ok(found);
    }
    cx.say(packed!("invalid argument %w for %w"), &[value, b"--algorithm"]);
    cx.line(packed!("Valid arguments are:"), &[]);
    for name in &NAMES {
        cx.line("  - %w", &[name.as_bytes()]);
    }
    Err(cx.hint())
}

impl Sum {
    /// Takes the value of `-l`.
    #[inline(never)]
    fn set_length(&mut self, cx: &mut Cx, text: &[u8]) -> Done {
        let bits = match number::unsigned(text) {
            Ok(bits) => bits,
            Err(error) => {
                let large = (error == NumberError::Overflow).then_some(Errno::OVERFLOW);
                cx.say_error(packed!("invalid length: %w"), &[text], large);
                return Err(Stop::new(1));
            }
        };
        if self.algorithm != BLAKE2B {
            return Err(
                cx.stop(packed!("--length is only supported with --algorithm=blake2b"), &[])
            );
        }
        let problem = if bits > 512 {
            "maximum digest length for %w is 512 bits"
        } else if bits % 8 != 0 {
            "length is not a multiple of 8"
        } else {
            self.length = bits as usize / 8;
            return Ok(());
        };
        cx.say(packed!("invalid length: %w"), &[text]);
        Err(cx.stop(problem, &[b"BLAKE2b"]))
    }

    /// Refuses what does not go together.
    #[inline(never)]
    fn refuse(&mut self, cx: &mut Cx, is_cksum: bool, tagged: bool) -> Done {
        if self.checking && self.algorithm < FIRST && !self.any {
            return Err(
                cx.stop(packed!("--check is not supported with --algorithm={bsd,sysv,crc}"), &[])
            );
        }
        let only = match self.verbosity {
            _ if self.checking => None,
            _ if self.ignore_missing => Some("ignore-missing"),
            STATUS => Some("status"),
            b'w' => Some("warn"),
            QUIET => Some("quiet"),
            _ => self.strict.then_some("strict"),
        };
        let problem = if tagged && self.mark == b' ' {
            "--tag does not support --text mode"
        } else if self.checking && self.end == 0 {
            "the --zero option is not supported when verifying checksums"
        } else if self.checking && tagged && !is_cksum {
            "the --tag option is meaningless when verifying checksums"
        } else if self.checking && self.mark != 0 && !tagged {
            "the --binary and --text options are meaningless when verifying checksums"
        } else if let Some(only) = only {
            let message = "the --%r option is meaningful only when verifying checksums";
            return Err(cx.usage(message, &[only.as_bytes()]));
        } else {
            return Ok(());
        };
        Err(cx.usage(problem, &[]))
    }

    /// Computes the checksum of a file.
    fn compute(&mut self, cx: &Cx, path: &CStr) -> Result<(), Errno> {
        let input = cx.input(path)?;
        self.hash.start(self.algorithm, self.length);
        loop {
            let len = io::read(&input.fd, &mut self.buf)?;
            if len == 0 {
                self.hash.finish();
                return Ok(());
            }
            self.hash.update(self.buf.get(..len).unwrap_or(&[]));
        }
    }

    /// Prints the checksum just computed.
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx, name: &[u8], named: bool) -> Done {
        let out = &mut cx.out;
        if self.algorithm < FIRST {
            let mut room = [0; number::DIGITS];
            let digits = number::format(self.hash.number, &mut room);
            let (unit, columns) = match self.algorithm {
                BSD => {
                    out.add(b"0000".get(..5usize.saturating_sub(digits.len())).unwrap_or(b""));
                    (1024, 5)
                }
                SYSV => (512, 0),
                _ => (1, 0),
            };
            out.add(digits);
            out.add(b" ");
            out.number(self.hash.total.div_ceil(unit), columns)?;
            if named {
                out.add(b" ");
                cx.print_name(name)?;
            }
            return cx.out.byte(self.end);
        }
        let escaped = escape(name);
        let name = match &escaped {
            Some(escaped) if self.end != 0 => {
                out.add(b"\\");
                escaped
            }
            _ => name,
        };
        if self.tag {
            out.add(self.hash.algorithm().tag.as_bytes());
            if self.algorithm == BLAKE2B && self.hash.length != 64 {
                out.add(b"-");
                out.number(8 * self.hash.length as u64, 0)?;
            }
            out.add(b" (");
            cx.print_name(name)?;
            cx.out.add(b") = ");
        }
        let (hash, out) = (&self.hash, &mut cx.out);
        for byte in hash.digest() {
            for digit in [byte >> 4, byte & 15] {
                out.add(&[digit + if digit < 10 { b'0' } else { b'a' - 10 }]);
            }
        }
        if !self.tag {
            out.add(&[b' ', if self.mark == b'*' { b'*' } else { b' ' }]);
            cx.print_name(name)?;
        }
        cx.out.byte(self.end)
    }
}

/// A name with escapes for what would not fit on a line, if it has any of that.
fn escape(name: &[u8]) -> Option<Vec<u8>> {
    let mut escaped = Vec::new();
    for &byte in name {
        match ESCAPES.iter().find(|(meaning, _)| *meaning == byte) {
            Some((_, letter)) => escaped.extend_from_slice(&[b'\\', *letter]),
            None => escaped.push(byte),
        }
    }
    (escaped.len() > name.len()).then_some(escaped)
}

const ESCAPES: [(u8, u8); 3] = [(b'\\', b'\\'), (b'\n', b'n'), (b'\r', b'r')];
