//! Names of files as text; nothing here looks at the file system.

/// The name without the slashes at its end; a name of nothing but slashes stays one.
pub fn trim(name: &[u8]) -> &[u8] {
    let len =
        name.iter().rposition(|&byte| byte != b'/').map_or(name.len().min(1), |last| last + 1);
    name.get(..len).unwrap_or(name)
}

/// The last component of `name`, without slashes after it; `/` for the root (POSIX basename).
pub fn base(name: &[u8]) -> &[u8] {
    let name = trim(name);
    match name.iter().rposition(|&byte| byte == b'/') {
        Some(slash) if name.len() > 1 => name.get(slash + 1..).unwrap_or(name),
        _ => name,
    }
}

/// `name` without its last component and the slashes around it; `.` if nothing is left (POSIX dirname).
pub fn directory(name: &[u8]) -> &[u8] {
    let name = trim(name);
    match name.iter().rposition(|&byte| byte == b'/') {
        Some(slash) => trim(name.get(..=slash).unwrap_or(name)),
        None => b".",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components() {
        let cases = [
            ("", "", "."),
            ("/", "/", "/"),
            ("//", "/", "/"),
            ("a", "a", "."),
            ("a/", "a", "."),
            ("/a", "a", "/"),
            ("///a//", "a", "/"),
            ("a/b", "b", "a"),
            ("a//b//", "b", "a"),
            ("a/.", ".", "a"),
            ("/a/b///", "b", "/a"),
        ];
        for (name, last, rest) in cases {
            assert_eq!(base(name.as_bytes()), last.as_bytes(), "{name:?}");
            assert_eq!(directory(name.as_bytes()), rest.as_bytes(), "{name:?}");
        }
    }
}
