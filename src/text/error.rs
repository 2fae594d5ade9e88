//! What errors are called, as glibc words them (strerror(3)).
use super::number;
use crate::{
    Out, Vec,
    packed::{ERRORS, Line, Packed},
    sys::Errno,
};

/// What writing can report (write(2), and close(2) after it): number, text, newline. Apart from the rest, so that a program that only
/// writes does not carry every text there is.
static OF_WRITING: &[u8] = b"\
\x01Operation not permitted\n\
\x04Interrupted system call\n\
\x05Input/output error\n\
\x09Bad file descriptor\n\
\x0BResource temporarily unavailable\n\
\x16Invalid argument\n\
\x1BFile too large\n\
\x1CNo space left on device\n\
\x20Broken pipe\n\
\x68Connection reset by peer\n\
\x7ADisk quota exceeded\n\
";

/// The texts in [`error.txt`](error.txt) but for those above, packed: by number from 1 on, each ended by a newline.
static TEXTS: [u8; PACKED.len] = PACKED.exact();
const PACKED: Packed<{ ERRORS.len() }> = Packed::errors(ERRORS);

/// Writes the text for an error of write(2) or close(2). Is there one?
#[inline(never)]
pub fn write_of_writing(error: Errno, out: &mut Out) -> bool {
    let (mut starts, mut wanted, mut found) = (true, false, false);
    for &byte in OF_WRITING {
        if starts {
            wanted = usize::from(byte) == error.number();
            found |= wanted;
        } else if wanted && byte != b'\n' {
            out.add(&[byte]);
        }
        starts = byte == b'\n';
    }
    found
}

/// Writes the text of any error.
#[inline(never)]
pub fn write(error: Errno, out: &mut Out) {
    if write_of_writing(error, out) {
        return;
    }
    let mut before = error.number() - 1;
    let mut text = Line::EMPTY;
    for &byte in &TEXTS {
        if byte == b'\n' {
            before = before.wrapping_sub(1);
        } else if before == 0 {
            text.unpack_pairs(byte);
        }
    }
    out.add(text.bytes());
    if text.bytes().is_empty() {
        out.add(b"Unknown error ");
        out.add(number::format(error.number() as u64, &mut [0; number::DIGITS]));
    }
}

/// The text of any error.
pub fn text(error: Errno) -> Vec<u8> {
    let mut buf = [0; Line::ROOM];
    let mut out = Out::new(&mut buf, None);
    write(error, &mut out);
    out.buffered().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_text_has_a_name() {
        for number in 0..200 {
            assert_eq!(
                Errno::new(number).name().is_some(),
                !text(Errno::new(number)).starts_with(b"Unknown"),
                "{number}"
            );
        }
        for (number, name) in [(1, "PERM"), (133, "HWPOISON")] {
            assert_eq!(Errno::new(number).name().unwrap().bytes(), name.as_bytes());
        }
    }

    #[test]
    fn every_text_is_glibc_s() {
        for number in 1..200 {
            // The standard library words an error as "TEXT (os error N)".
            let glibc = std::io::Error::from_raw_os_error(number).to_string();
            let glibc = glibc.split(" (os error").next().unwrap_or("");
            assert_eq!(
                str::from_utf8(&text(Errno::new(number as usize))),
                Ok(glibc),
                "errno {number}"
            );
        }
    }
}
