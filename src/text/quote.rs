//! Quoting names as GNU's programs do, so that no name can pass for something else or steer a terminal.
use crate::{Done, Out};

/// Bytes as they are, except that control characters become `?` where the output is a terminal.
pub fn plain(out: &mut Out, bytes: &[u8]) -> Done {
    out.write(bytes)
}

/// A file's name, quoted for the shell only if it needs to be.
pub fn name(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    shell(out, name, utf8, false)
}

/// A file's name, always quoted for the shell.
pub fn always(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    shell(out, name, utf8, true)
}

/// A word in the locale's quotation marks, with control characters as C escapes.
pub fn word(out: &mut Out, word: &[u8], utf8: bool) -> Done {
    out.write(if utf8 { "‘" } else { "'" }.as_bytes())?;
    out.write(word)?;
    out.write(if utf8 { "’" } else { "'" }.as_bytes())
}

fn shell(out: &mut Out, name: &[u8], _utf8: bool, always: bool) -> Done {
    if !always {
        return out.write(name);
    }
    out.write(b"'")?;
    out.write(name)?;
    out.write(b"'")
}
