//! auxv - print the auxiliary vector
use rt::{Cx, Done, Out, auxv::*, text::number};

rt::applet! { "auxv", main, "\
Usage: auxv [OPTION]
Print what the kernel has told this program at its start, as LD_SHOW_AUXV=1 makes the GNU C library do.

  -s, --symbols  print the dynamic symbols of the vDSO, the library that the kernel maps into each process, as nm does
" }

/// How a value is printed.
enum Form {
    Decimal,
    /// With `0x`.
    Hexadecimal,
    /// Without it: a set of features.
    Features,
    Text,
}
use Form::*;

/// The types, their names and the forms of their values.
static TYPES: &[(u32, &str, Form)] = &[
    (AT_EXECFD, "EXECFD", Decimal),
    (AT_PHDR, "PHDR", Hexadecimal),
    (AT_PHENT, "PHENT", Decimal),
    (AT_PHNUM, "PHNUM", Decimal),
    (AT_PAGESZ, "PAGESZ", Decimal),
    (AT_BASE, "BASE", Hexadecimal),
    (AT_FLAGS, "FLAGS", Hexadecimal),
    (AT_ENTRY, "ENTRY", Hexadecimal),
    (AT_NOTELF, "NOTELF", Decimal),
    (AT_UID, "UID", Decimal),
    (AT_EUID, "EUID", Decimal),
    (AT_GID, "GID", Decimal),
    (AT_EGID, "EGID", Decimal),
    (AT_PLATFORM, "PLATFORM", Text),
    (AT_HWCAP, "HWCAP", Features),
    (AT_CLKTCK, "CLKTCK", Decimal),
    (AT_SECURE, "SECURE", Decimal),
    (AT_BASE_PLATFORM, "BASE_PLATFORM", Text),
    (AT_RANDOM, "RANDOM", Hexadecimal),
    (AT_HWCAP2, "HWCAP2", Hexadecimal),
    (AT_RSEQ_FEATURE_SIZE, "RSEQ_FEATURE_SIZE", Decimal),
    (AT_RSEQ_ALIGN, "RSEQ_ALIGN", Decimal),
    (AT_HWCAP3, "HWCAP3", Hexadecimal),
    (AT_HWCAP4, "HWCAP4", Hexadecimal),
    (AT_EXECFN, "EXECFN", Text),
    #[cfg(target_pointer_width = "32")] // that of x86 with 32 bits
    (32, "SYSINFO", Hexadecimal),
    (AT_SYSINFO_EHDR, "SYSINFO_EHDR", Hexadecimal),
    (AT_MINSIGSTKSZ, "MINSIGSTKSZ", Decimal),
];

/// The column that the values start in.
const COLUMN: usize = 22;

fn main(cx: &mut Cx) -> Done {
    let mut symbols = false;
    while cx.option()?.is_some() {
        symbols = true;
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if symbols {
        return print_symbols(cx);
    }
    for (kind, value) in cx.auxv().iter().filter(|entry| entry.0 != AT_IGNORE as usize) {
        cx.out.write(b"AT_")?;
        let Some((kind, name, form)) = TYPES.iter().find(|entry| entry.0 as usize == kind) else {
            cx.out.write(b"??? (")?;
            hexadecimal(&mut cx.out, kind)?;
            cx.out.write(b"): ")?;
            hexadecimal(&mut cx.out, value)?;
            cx.out.byte(b'\n')?;
            continue;
        };
        cx.out.write(name.as_bytes())?;
        cx.out.byte(b':')?;
        for _ in "AT_:".len() + name.len()..COLUMN {
            cx.out.byte(b' ')?;
        }
        match form {
            Decimal => cx.out.number(value as u64, 0)?,
            Hexadecimal => hexadecimal(&mut cx.out, value)?,
            Features => cx.out.write(number::format_hex(value as u64, &mut [0; 16]))?,
            Text => cx.print_name(cx.auxv().text(*kind).unwrap_or(c"").to_bytes())?,
        }
        cx.out.byte(b'\n')?;
    }
    Ok(())
}

fn hexadecimal(out: &mut Out, value: usize) -> Done {
    out.write(b"0x").and_then(|()| out.write(number::format_hex(value as u64, &mut [0; 16])))
}

/// A line for each symbol: its offset in the library, a letter for its type, and its name.
fn print_symbols(cx: &mut Cx) -> Done {
    let Some(vdso) = cx.auxv().vdso() else { return Ok(()) };
    for symbol in vdso.symbols() {
        let mut room = [0; 16];
        let digits = number::format_hex(symbol.value as u64, &mut room);
        for _ in digits.len()..2 * size_of::<usize>() {
            cx.out.byte(b'0')?;
        }
        cx.out.write(digits)?;
        cx.out.write(match symbol {
            _ if symbol.is_absolute => b" A ",
            _ if symbol.is_weak => b" W ",
            _ if symbol.is_function => b" T ",
            _ => b" R ",
        })?;
        cx.out.write(symbol.name.to_bytes())?;
        cx.out.byte(b'\n')?;
    }
    Ok(())
}
