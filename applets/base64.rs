//! base64, base32, basenc - bytes as characters, and back
use hot::bases::{self, Base, NONE};
use rt::{
    Cx, Done, Id, Vec,
    auxv::AT_HWCAP,
    io, long,
    sys::Fd,
    text::number::{self, NumberError},
};

rt::applet! { "base64", main, "\
Usage: base64 [OPTION]... [FILE]
Write FILE, or standard input, as characters, or read them back. - is standard input.

  -d, --decode           read characters, write bytes
  -i, --ignore-garbage   with -d, pass over other characters
  -w, --wrap=COLUMNS     lines of COLUMNS characters, not 76; with 0, one line without an end

" }
rt::entry! { "base32", main, {}, HELP }

mod basenc {
    rt::applet! { "basenc", super::main, "\
Usage: basenc [OPTION]... [FILE]
Write FILE, or standard input, as characters, or read them back. - is standard input.

      --base64           6 bits in a character, as base64 does
      --base64url        the same with - and _ for + and /
      --base32           5 bits, as base32 does
      --base32hex        the same with digits first
      --base16           hexadecimal
      --base2msbf        bits, the highest of a byte first
      --base2lsbf        bits, the lowest first
      --z85              4 bytes in 5 characters (ZeroMQ 32/Z85)
  -d, --decode           read characters, write bytes
  -i, --ignore-garbage   with -d, pass over other characters
  -w, --wrap=COLUMNS     lines of COLUMNS characters, not 76; with 0, one line without an end

" }
    /// The first of the options that choose; the others follow.
    pub const FIRST: super::Id = super::long(HELP, "base64");
}

static LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static DIGITS: &[u8; 32] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";

const fn base(alphabet: &'static [u8], bits: u32, bytes: usize, chars: usize) -> Base {
    Base { alphabet, bits, bytes, chars, lowest_first: false }
}

/// In the order of the options.
static BASES: [Base; 8] = [
    base(LETTERS, 6, 3, 4),
    base(URL, 6, 3, 4),
    base(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 5, 8),
    base(DIGITS, 5, 5, 8),
    base(DIGITS.split_at(16).0, 4, 1, 2),
    base(DIGITS.split_at(2).0, 1, 1, 8),
    Base { lowest_first: true, ..base(DIGITS.split_at(2).0, 1, 1, 8) },
    base(
        b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#",
        0,
        4,
        5,
    ),
];

/// What is read at once, in bytes: whole groups of any kind.
const CHUNK: usize = 60 << 10;
/// What `hot` may write beyond the end of a text.
const SLACK: usize = 64;

fn main(cx: &mut Cx) -> Done {
    let [first, _, third, ..] = &BASES;
    let mut base = match cx.applet.name {
        "base64" => Some(first),
        "base32" => Some(third),
        _ => None,
    };
    let (mut columns, mut decode, mut ignore) = (76, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => decode = true,
            b'i' => ignore = true,
            b'w' => {
                let text = cx.value().to_bytes();
                columns = match number::unsigned(text) {
                    Ok(columns) if columns <= isize::MAX as u64 => columns as usize,
                    Ok(_) | Err(NumberError::Overflow) => 0,
                    Err(_) => return Err(cx.stop(packed!("invalid wrap size: %w"), &[text])),
                };
            }
            id => base = BASES.get(usize::from(id.wrapping_sub(basenc::FIRST))),
        }
    }
    let Some(base) = base else { return Err(cx.usage(packed!("missing encoding type"), &[])) };
    if cx.operands().len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let path = cx.inputs().next().unwrap_or(c"-");
    let input = match cx.input(path) {
        Ok(input) => input,
        Err(e) => return Err(cx.fail(path.to_bytes(), e)),
    };
    let mut work = Work {
        base,
        columns,
        column: 0,
        bytes: rt::zeros(CHUNK),
        text: rt::zeros(CHUNK * 8 + SLACK),
        filled: 0,
        ended: false,
        cpu: hot::Cpu::PLAIN,
    };
    if decode { work.decode(cx, &input.fd, ignore) } else { work.encode(cx, &input.fd) }
}

struct Work {
    base: &'static Base,
    /// The length of a line; 0 if there is but one.
    columns: usize,
    column: usize,
    bytes: Vec<u8>,
    text: Vec<u8>,
    /// What `bytes` holds.
    filled: usize,
    ended: bool,
    cpu: hot::Cpu,
}

impl Work {
    /// Fills `bytes` up, as far as the input goes.
    #[inline(never)]
    fn fill(&mut self, cx: &mut Cx, fd: &Fd) -> Done {
        self.filled = 0;
        while !self.ended
            && let Some(room) = self.bytes.get_mut(self.filled..)
            && !room.is_empty()
        {
            match io::read(fd, room) {
                Ok(len) => {
                    self.filled += len;
                    self.ended = len == 0;
                }
                Err(e) => return Err(cx.stop_error(packed!("read error"), &[], e)),
            }
        }
        // It takes a while to find out, and is worth it only where there is much to do.
        if !self.ended {
            self.cpu = hot::cpu(cx.auxv().get(AT_HWCAP).unwrap_or(0));
        }
        Ok(())
    }

    fn encode(&mut self, cx: &mut Cx, fd: &Fd) -> Done {
        let mut wrapped = Vec::new();
        loop {
            self.fill(cx, fd)?;
            let bytes = self.bytes.get(..self.filled).unwrap_or(&[]);
            if self.base.bits == 0 && bytes.len() % 4 != 0 {
                let problem = "invalid input (length must be multiple of 4 characters)";
                return Err(cx.stop(problem, &[]));
            }
            let len = bases::encode(self.base, bytes, &mut self.text, self.cpu);
            let mut text = self.text.get(..len).unwrap_or(&[]);
            if let Some(lines) = len.checked_div(self.columns) {
                if wrapped.is_empty() {
                    wrapped = rt::zeros(len + lines + 1 + SLACK);
                }
                let len = bases::wrap(text, self.columns, &mut self.column, &mut wrapped);
                text = wrapped.get(..len).unwrap_or(&[]);
            }
            cx.out.write(text)?;
            if self.ended {
                return if self.column > 0 { cx.out.byte(b'\n') } else { Ok(()) };
            }
        }
    }

    #[inline(never)]
    fn decode(&mut self, cx: &mut Cx, fd: &Fd, ignore: bool) -> Done {
        let mut values = [NONE; 256];
        for (value, &letter) in (0..).zip(self.base.alphabet) {
            if let Some(place) = values.get_mut(usize::from(letter)) {
                *place = value;
            }
        }
        let mut made = rt::zeros(CHUNK + SLACK);
        let mut kept = 0;
        loop {
            self.fill(cx, fd)?;
            let bytes = self.bytes.get_mut(..self.filled).unwrap_or(&mut []);
            let mut len = bytes.len();
            if ignore {
                len = 0;
                for at in 0..bytes.len() {
                    let byte = bytes.get(at).copied().unwrap_or(0);
                    let known = values.get(usize::from(byte)).is_some_and(|&value| value != NONE);
                    if (known || byte == b'=')
                        && let Some(place) = bytes.get_mut(len)
                    {
                        *place = byte;
                        len += 1;
                    }
                }
            }
            let bytes = bytes.get(..len).unwrap_or(&[]);
            let text = self.text.get_mut(kept..).unwrap_or(&mut []);
            let len = kept + bases::join(bytes, text);
            // A group that is not whole waits for its rest.
            let mut whole = len / self.base.chars * self.base.chars;
            if self.ended && self.base.bits == 6 {
                whole = len;
            }
            let text = self.text.get(..whole).unwrap_or(&[]);
            let (used, count) = bases::decode(self.base, &values, text, &mut made, self.cpu);
            cx.out.write(made.get(..count).unwrap_or(&[]))?;
            if used < whole || self.ended && whole < len {
                return Err(cx.stop(packed!("invalid input"), &[]));
            }
            if self.ended {
                return Ok(());
            }
            self.text.copy_within(whole..len, 0);
            kept = len - whole;
        }
    }
}
