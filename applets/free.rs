//! free - print how much memory is free
use rt::{
    Cx, Done, Id, Vec,
    json::Array,
    long,
    proc::Fields,
    sys::{system, wait},
    text::{
        number::{self, DIGITS, format},
        span::Span,
    },
};

rt::applet! { "free", main, { own_process: true }, "\
Usage: free [OPTION]...
Print how much of the memory and of the swap areas is used and free, in units of 1024 bytes.

  -b, --bytes      in bytes
      --kilo       in units of 1000 bytes; those below go on in steps of 1000
      --mega       (as it says)
      --giga       (as it says)
      --tera       (as it says)
      --peta       (as it says)
  -k, --kibi       in units of 1024 bytes; those below go on in steps of 1024
  -m, --mebi       (as it says)
  -g, --gibi       (as it says)
      --tebi       (as it says)
      --pebi       (as it says)
  -h, --human      in units that make short numbers
      --si         in steps of 1000, not 1024
  -l, --lohi       low and high memory, too
  -L, --line       on one line
  -t, --total      memory and swap areas together, too
  -v, --committed  what was promised, too
  -s, --seconds=N  again every N seconds
  -c, --count=N    N times
  -w, --wide       buffers and cache each
      --json       print an array of JSON objects, in bytes
" }

/// The units without a letter, in the order of their help.
const KILO: Id = long(HELP, "kilo");
const PETA: Id = long(HELP, "peta");
const TEBI: Id = long(HELP, "tebi");
const PEBI: Id = long(HELP, "pebi");
const SI: Id = long(HELP, "si");
const JSON: Id = long(HELP, "json");

struct Free {
    /// In bytes; 0 for short numbers.
    unit: u64,
    si: bool,
}

fn main(cx: &mut Cx) -> Done {
    // The power of 1000 or 1024; -h has none.
    let (mut power, mut decimal, mut human) = (1, false, false);
    let mut free = Free { unit: 0, si: false };
    let (mut shown, mut count, mut pause) = (Vec::new(), None, None);
    while let Some(option) = cx.option()? {
        let text = cx.value().to_bytes();
        match option {
            b'b' => power = 0,
            b'k' => power = 1,
            b'm' => power = 2,
            b'g' => power = 3,
            KILO..=PETA => (power, decimal) = (u32::from(option - KILO) + 1, true),
            TEBI..=PEBI => power = u32::from(option - TEBI) + 4,
            b'h' => human = true,
            SI => free.si = true,
            b'c' => match number::decimal(text) {
                Ok(number @ 1..) => count = Some(number),
                _ => return Err(cx.stop(packed!("invalid count: %w"), &[text])),
            },
            b's' => match Span::parse(text).map(|(span, rest)| (span.time(), rest)) {
                Some((time, b"")) if (time.seconds, time.nanoseconds) != (0, 0) => {
                    pause = Some(time);
                }
                _ => return Err(cx.stop(packed!("invalid time interval %w"), &[text])),
            },
            option => shown.push(option),
        }
    }
    if let Some(operand) = cx.operands().get(0) {
        return Err(cx.usage(packed!("extra operand %w"), &[operand.to_bytes()]));
    }
    if !human {
        let step: u64 = if decimal || free.si { 1000 } else { 1024 };
        free.unit = step.pow(power);
    }
    let mut left = count.unwrap_or(if pause.is_some() { u64::MAX } else { 1 });
    let second = wait::Time { seconds: 1, nanoseconds: 0 };
    loop {
        free.print(cx, &shown);
        left -= 1;
        if left == 0 {
            return cx.out.checked();
        }
        if !shown.contains(&b'L') {
            cx.out.add(b"\n");
        }
        cx.out.flush()?;
        let mut time = pause.unwrap_or(second);
        // The rest of one that a signal has interrupted.
        while wait::sleep(&mut time).is_err() {}
    }
}

impl Free {
    #[inline(never)]
    fn print(&self, cx: &mut Cx, shown: &[Id]) {
        let info = Fields::of(c"/proc/meminfo");
        let get = |name: &str| info.number(name.as_bytes()) * 1024;
        let total = match get("MemTotal") {
            0 => system::memory(),
            total => total,
        };
        let (free, shared, buffers) = (get("MemFree"), get("Shmem"), get("Buffers"));
        let cache = get("Cached") + get("SReclaimable");
        let available = match info.get(b"MemAvailable") {
            b"" => free,
            _ => get("MemAvailable").min(total),
        };
        let used = total.saturating_sub(available);
        let (swap, swap_free) = (get("SwapTotal"), get("SwapFree"));
        let swap_used = swap.saturating_sub(swap_free);
        let has = |option| shown.contains(&option);
        if has(JSON) {
            let mut array = Array::new();
            array.text("name", b"memory");
            for (name, value) in [
                ("total", total),
                ("used", used),
                ("free", free),
                ("shared", shared),
                ("buffers", buffers),
                ("cache", cache),
                ("available", available),
            ] {
                array.count(name, value);
            }
            array.end_object(cx);
            array.text("name", b"swap");
            for (name, value) in [("total", swap), ("used", swap_used), ("free", swap_free)] {
                array.count(name, value);
            }
            array.end_object(cx);
            return array.end(cx);
        }
        if has(b'L') {
            let cells = [
                ("SwapUse", swap_used),
                (" CachUse", buffers + cache),
                ("  MemUse", used),
                (" MemFree", free),
            ];
            for (label, value) in cells {
                cx.out.add(label.as_bytes());
                self.cell(cx, value);
            }
            return cx.out.add(b"\n");
        }
        let heading =
            "               total        used        free      shared  buff/cache   available\n";
        let wide = "               total        used        free      shared     buffers       cache   available\n";
        cx.out.add(if has(b'w') { wide } else { heading }.as_bytes());
        let memory = [total, used, free, shared, buffers, cache, available];
        let short = [total, used, free, shared, buffers + cache, available];
        self.row(cx, "Mem:", if has(b'w') { &memory } else { &short });
        if has(b'l') {
            let low = match get("LowTotal") {
                0 => [total, total.saturating_sub(free), free],
                low => [low, low.saturating_sub(get("LowFree")), get("LowFree")],
            };
            let high = [get("HighTotal"), get("HighFree")];
            self.row(cx, "Low:", &low);
            self.row(cx, "High:", &[high[0], high[0].saturating_sub(high[1]), high[1]]);
        }
        self.row(cx, "Swap:", &[swap, swap_used, swap_free]);
        if has(b't') {
            self.row(cx, "Total:", &[total + swap, used + swap_used, free + swap_free]);
        }
        if has(b'v') {
            let (limit, promised) = (get("CommitLimit"), get("Committed_AS"));
            self.row(cx, "Comm:", &[limit, promised, limit.wrapping_sub(promised)]);
        }
    }

    fn row(&self, cx: &mut Cx, label: &str, values: &[u64]) {
        cx.out.add(label.as_bytes());
        cx.out.add(b"        ".get(label.len()..).unwrap_or(b""));
        values.iter().for_each(|&value| self.cell(cx, value));
        cx.out.add(b"\n");
    }

    /// A number, in twelve columns.
    #[inline(never)]
    fn cell(&self, cx: &mut Cx, value: u64) {
        let mut text = Vec::new();
        // More was promised than there may be.
        if (value as i64) < 0 {
            text.push(b'-');
        }
        let value = (value as i64).unsigned_abs();
        let mut add = |number: u64| text.extend_from_slice(format(number, &mut [0; DIGITS]));
        if let Some(number) = value.checked_div(self.unit) {
            add(number);
        } else {
            let step = if self.si { 1000 } else { 1024 };
            let mut unit = 1;
            for letter in b"BKMGTPE" {
                // What has one digit before the point has one behind it.
                let tenths = (value.saturating_mul(10) + unit / 2) / unit;
                if *letter != b'B' && tenths < 100 {
                    add(tenths / 10);
                    text.push(b'.');
                    text.push(b'0' + (tenths % 10) as u8);
                } else if value / unit < 1000 || *letter == b'E' {
                    add(value / unit);
                } else {
                    unit *= step;
                    continue;
                }
                text.push(*letter);
                if *letter != b'B' && !self.si {
                    text.push(b'i');
                }
                break;
            }
        }
        cx.out.add(b"            ".get(text.len()..).unwrap_or(b" "));
        cx.out.add(&text);
    }
}
