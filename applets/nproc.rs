//! nproc - print the number of processors
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, io, long,
    sys::{raw::O_RDONLY, system},
    text::{number, split::parts},
};

rt::applet! { "nproc", main, "\
Usage: nproc [OPTION]...
Print the number of processors that this process may use. OMP_NUM_THREADS stands for it if it is set, and
OMP_THREAD_LIMIT is the most that is printed.

      --all       the number of processors that the machine may have
      --ignore=N  N fewer, but at least 1
" }

const ALL: Id = long(HELP, "all");

fn main(cx: &mut Cx) -> Done {
    let (mut all, mut ignored) = (false, 0);
    while let Some(option) = cx.option()? {
        if option == ALL {
            all = true;
            continue;
        }
        let value = cx.value().to_bytes();
        let parsed = number::unsigned(value);
        ignored = parsed.map_err(|e| cx.bad_number(value, "number", e))?;
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let usable = || match system::processors() {
        Ok(count) => count as u64,
        // It is refused in some containers; then those count that are switched on.
        Err(_) => listed(cx, c"/sys/devices/system/cpu/online").unwrap_or(1),
    };
    let count = if all {
        usable().max(listed(cx, c"/sys/devices/system/cpu/possible").unwrap_or(0))
    } else {
        let count = threads(cx, b"OMP_NUM_THREADS").unwrap_or_else(usable);
        count.min(threads(cx, b"OMP_THREAD_LIMIT").unwrap_or(u64::MAX))
    };
    cx.out.number(count.saturating_sub(ignored).max(1), 0)?;
    cx.out.byte(b'\n')
}

/// The number in a variable of OpenMP: the first of a list, if it is above 0.
fn threads(cx: &Cx, name: &[u8]) -> Option<u64> {
    let first = parts(cx.var(name)?, b',').next()?;
    let mut digits = number::skip_space(first);
    while let [start @ .., last] = digits
        && number::is_space(last)
    {
        digits = start;
    }
    match number::decimal(digits) {
        Ok(count) => Some(count).filter(|&count| count > 0),
        Err(number::NumberError::Overflow) => Some(u64::MAX),
        Err(number::NumberError::Invalid) => None,
    }
}

/// How many processors a file of the kernel lists, such as `0-3,8`.
fn listed(cx: &Cx, path: &CStr) -> Option<u64> {
    let file = cx.open(path, O_RDONLY, 0).ok()?;
    let mut buf = [0; 1024];
    let len = io::read(&file, &mut buf).ok()?;
    let mut count = 0;
    for range in parts(buf.get(..len)?.trim_ascii(), b',') {
        let mut ends = parts(range, b'-').map(number::decimal);
        let first = ends.next()?.ok()?;
        let last = ends.next().unwrap_or(Ok(first)).ok()?;
        count += last.checked_sub(first)? + 1;
    }
    Some(count)
}
