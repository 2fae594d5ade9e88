//! File permissions as `chmod`, `mkdir -m` and their like take them: octal digits, or POSIX's symbolic modes with GNU's additions.

use crate::sys::raw::{S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK};

/// All bits that such a text can change.
pub const ALL: u32 = 0o7777;
/// Set-user-ID and set-group-ID. A directory keeps those that are not named.
const SET_ID: u32 = 0o6000;

/// What a prompt or a listing calls a file of that mode: `regular file`, `fifo`.
#[inline(never)]
pub fn file_type(mode: u32, size: u64) -> &'static str {
    match mode & S_IFMT {
        S_IFREG if size == 0 => "regular empty file",
        S_IFREG => "regular file",
        S_IFDIR => "directory",
        S_IFLNK => "symbolic link",
        S_IFIFO => "fifo",
        S_IFSOCK => "socket",
        S_IFBLK => "block special file",
        S_IFCHR => "character special file",
        _ => "weird file",
    }
}

/// The type and the permissions as `ls -l` shows them: `drwxr-xr-x`.
#[inline(never)]
pub fn letters(mode: u32) -> [u8; 10] {
    let mut letters = *b"-rwxrwxrwx";
    for (place, letter) in letters.iter_mut().enumerate().skip(1) {
        if mode >> (9 - place) & 1 == 0 {
            *letter = b'-';
        }
        // Set-user-ID, set-group-ID and the sticky bit are shown in the place of the permission to execute.
        if place % 3 == 0 && mode >> (12 - place / 3) & 1 != 0 {
            let executable = *letter == b'x';
            *letter = if place == 9 { b't' } else { b's' };
            if !executable {
                *letter -= 32;
            }
        }
    }
    let [kind, ..] = &mut letters;
    *kind = match mode & S_IFMT {
        S_IFREG => b'-',
        S_IFDIR => b'd',
        S_IFLNK => b'l',
        S_IFIFO => b'p',
        S_IFSOCK => b's',
        S_IFBLK => b'b',
        S_IFCHR => b'c',
        _ => b'?',
    };
    letters
}

/// The permissions as four octal digits.
#[inline(never)]
pub fn octal(mode: u32) -> [u8; 4] {
    [9, 6, 3, 0].map(|shift| b'0' + (mode >> shift & 7) as u8)
}

/// A change of permissions: `u+rwX,go=`, `1755`, `=u-w`, `+022`.
///
/// It is kept as text and read anew for each file: that takes no longer than a system call and no memory.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a>(&'a [u8]);

impl<'a> Change<'a> {
    /// Nothing changes.
    pub const NOTHING: Change<'static> = Change(b"+");

    /// `None` if `text` is none.
    pub fn new(text: &'a [u8]) -> Option<Change<'a>> {
        change(text, 0, false, 0).map(|_| Change(text))
    }

    /// The permissions that come out of `mode`, and the bits that are decided by the text, whatever they were. `umask` keeps its bits
    /// from an operator that no user letter stands before.
    pub fn apply(self, mode: u32, directory: bool, umask: u32) -> (u32, u32) {
        change(self.0, mode, directory, umask).unwrap_or((mode, 0))
    }
}

/// The value of the octal digits that `text` starts with, if it is a mode's, and how many there are.
fn octal_digits(text: &[u8]) -> Option<(u32, usize)> {
    let (mut value, mut len) = (0, 0);
    for &byte in text.iter().take_while(|byte| matches!(byte, b'0'..=b'7')) {
        value = value << 3 | u32::from(byte & 7);
        len += 1;
        if value > ALL {
            return None;
        }
    }
    Some((value, len))
}

#[inline(never)]
fn change(text: &[u8], mode: u32, directory: bool, umask: u32) -> Option<(u32, u32)> {
    let mut mode = mode & ALL;
    let mut decided = 0;
    let set_id = if directory { SET_ID } else { 0 };
    if let [b'0'..=b'7', ..] = text {
        let (value, len) = octal_digits(text)?;
        // With five digits or more, all bits are named.
        let kept = if len < 5 { set_id & !value } else { 0 };
        return (len == text.len()).then_some((mode & kept | value, ALL & !kept));
    }
    let mut rest = text;
    loop {
        let mut users = 0;
        while let [letter @ (b'u' | b'g' | b'o' | b'a'), tail @ ..] = rest {
            users |= match letter {
                b'u' => 0o4700,
                b'g' => 0o2070,
                b'o' => 0o1007,
                _ => ALL,
            };
            rest = tail;
        }
        let (mut operators, mut number) = (0, false);
        while let [operator @ (b'+' | b'-' | b'='), tail @ ..] = rest
            && !number
        {
            operators += 1;
            rest = tail;
            let (mut value, mut named, mut reach) = (0, 0, users);
            match rest {
                [b'0'..=b'7', ..] if users == 0 => {
                    let len;
                    (value, len) = octal_digits(rest)?;
                    rest = rest.get(len..).unwrap_or(&[]);
                    named = if *operator == b'=' { ALL } else { value };
                    (reach, number) = (ALL, true);
                }
                [letter @ (b'u' | b'g' | b'o'), tail @ ..] => {
                    let shift = match letter {
                        b'u' => 6,
                        b'g' => 3,
                        _ => 0,
                    };
                    value = (mode >> shift & 7) * 0o111;
                    rest = tail;
                }
                _ => {
                    while let [letter, tail @ ..] = rest {
                        value |= match letter {
                            b'r' => 0o444,
                            b'w' => 0o222,
                            b'x' => 0o111,
                            b'X' if directory || mode & 0o111 != 0 => 0o111,
                            b'X' => 0,
                            b's' => SET_ID,
                            b't' => 0o1000,
                            _ => break,
                        };
                        rest = tail;
                    }
                    named = value;
                }
            }
            let users = if reach == 0 { ALL } else { reach };
            let kept = set_id & !(named & users);
            value &= if reach == 0 { !umask } else { reach } & !kept;
            match operator {
                b'+' => mode |= value,
                b'-' => mode &= !value,
                _ => {
                    let left = kept | ALL & !users;
                    mode = mode & left | value;
                    decided |= ALL & !left;
                }
            }
            decided |= value;
        }
        match rest {
            _ if operators == 0 => return None,
            [] => return Some((mode, decided)),
            [b',', tail @ ..] => rest = tail,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, mode: u32, directory: bool, umask: u32) -> Option<u32> {
        Change::new(text.as_bytes()).map(|change| change.apply(mode, directory, umask).0)
    }

    #[test]
    fn what_is_no_mode() {
        for text in [
            "",
            ",",
            "u",
            "u+r,",
            ",u+r",
            "u,g+r",
            "u+7",
            "a=7",
            "+7-1",
            "u+rwg",
            "g=uo",
            "8",
            "78",
            "+8",
            "0x7",
            "17777",
            "+10000",
            "X",
            "u+r g+r",
            "77777777777777777777",
        ] {
            assert_eq!(of(text, 0, false, 0), None, "{text}");
        }
    }

    #[test]
    fn files_and_directories() {
        // Each tried with GNU chmod: a file of mode 4641 under the umask 022, a directory of mode 6750 under 027.
        let cases = [
            ("=7", 0o7, 0o7),
            ("+7,u+r", 0o4647, 0o6757),
            ("-22", 0o4641, 0o6750),
            ("u+g-w", 0o4441, 0o6550),
            ("=u+x", 0o755, 0o6750),
            ("u=u", 0o641, 0o6750),
            ("u+", 0o4641, 0o6750),
            ("=", 0, 0o6000),
            ("07", 0o7, 0o6007),
            ("0755", 0o755, 0o6755),
            ("00755", 0o755, 0o755),
            ("+00755", 0o4755, 0o6755),
            ("=0755", 0o755, 0o755),
            ("-02000", 0o4641, 0o4750),
            ("u=s", 0o4041, 0o6050),
            ("ug=s", 0o6001, 0o6000),
            ("+s", 0o6641, 0o6750),
            ("o=t", 0o5640, 0o7750),
            ("=t", 0o1000, 0o7000),
            ("u-s", 0o641, 0o2750),
            ("o-s", 0o4641, 0o6750),
            ("u=", 0o41, 0o6050),
            ("a+X", 0o4751, 0o6751),
            ("+Xr", 0o4755, 0o6750),
            ("ug+X-w", 0o4551, 0o6550),
            ("u=g-r,o=u", 0o40, 0o6151),
            ("u+-r", 0o4241, 0o6350),
            ("ugoa=rwxXst", 0o7777, 0o7777),
            ("go=u-w", 0o4644, 0o6755),
        ];
        for (text, file, directory) in cases {
            assert_eq!(of(text, 0o4641, false, 0o022), Some(file), "{text} of a file");
            assert_eq!(of(text, 0o6750, true, 0o027), Some(directory), "{text} of a directory");
        }
    }

    #[test]
    fn as_ls_shows_them() {
        let cases = [
            (0o100644, "-rw-r--r--", "0644"),
            (0o041777, "drwxrwxrwt", "1777"),
            (0o107000, "---S--S--T", "7000"),
            (0o126755, "lrwsr-sr-x", "6755"),
            (0o020001, "c--------x", "0001"),
        ];
        for (mode, shown, digits) in cases {
            assert_eq!(letters(mode), *shown.as_bytes());
            assert_eq!(octal(mode), *digits.as_bytes());
        }
    }

    #[test]
    fn what_is_decided() {
        let decided = |text: &str| Change::new(text.as_bytes()).unwrap().apply(0o777, true, 0o22).1;
        assert_eq!(decided("755"), 0o1777);
        assert_eq!(decided("2755"), 0o3777);
        assert_eq!(decided("00755"), 0o7777);
        assert_eq!(decided("u+w"), 0o200);
        assert_eq!(decided("g-s"), 0o2000);
        assert_eq!(decided("u=rw"), 0o700);
    }
}
