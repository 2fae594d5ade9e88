//! From the kernel's initial stack to an applet's `main`, and back.
use crate::{
    Applet, Cx, Out,
    auxv::Auxv,
    heap,
    io::{self, Stdout},
    strings::Strings,
    sys::{self, Fd},
};
use core::{ffi::c_char, sync::atomic::Ordering};

unsafe extern "Rust" {
    static __applets: Applet;
    static __applets_end: Applet;
}

/// Every applet in the program, by name; the linker gathers them.
pub fn applets() -> &'static [Applet] {
    let (first, end) = (&raw const __applets, &raw const __applets_end);
    // SAFETY: linker.ld puts nothing but `Applet`s between the two symbols.
    unsafe { core::slice::from_raw_parts(first, end.offset_from_unsigned(first)) }
}

/// The applet of that name.
pub fn find(name: &[u8]) -> Option<&'static Applet> {
    let applets = applets();
    let at = applets.binary_search_by(|applet| applet.name.as_bytes().cmp(name)).ok()?;
    applets.get(at)
}

/// The size of the buffer of standard output, in bytes. It lies on the stack, which may be limited to 64 KiB in all.
pub(crate) const BUFFER: usize = 32 << 10;

/// Where the kernel's stack pointer stood at the start: argc, argv, a null pointer, the environment, a null pointer, the
/// auxiliary vector (System V ABI, "Initial Process Stack").
///
/// # Safety
/// `stack` is that pointer, `buffer` points to [`BUFFER`] bytes of the stack that nothing else uses, and this is called once, by
/// `_start`.
pub(crate) unsafe extern "C" fn begin(stack: *mut usize, buffer: *mut [u8; BUFFER]) -> ! {
    // SAFETY: the kernel laid these lists out for the life of the process, and nothing else looks at them.
    let (args, env, auxv) = unsafe {
        let argc = *stack;
        let argv = stack.add(1).cast::<*const c_char>();
        let envp = argv.add(argc + 1);
        let mut count = 0;
        while !(*envp.add(count)).is_null() {
            count += 1;
        }
        let auxv = Auxv::new(envp.add(count + 1).cast());
        (Strings::new(argv, argc), Strings::new(envp, count), auxv)
    };
    // SAFETY: the caller vouches for it; what the kernel has not used of the stack is zeros.
    let buf = unsafe { &mut *buffer };
    sys::process::exit(run(args, env, auxv, Out::new(&mut Stdout(Fd::STDOUT), buf)))
}

/// Finds the applet that `args` call for and runs it.
fn run<'a>(args: Strings<'a>, env: Strings<'a>, auxv: Auxv<'static>, out: Out<'a>) -> u8 {
    let path = args.get(0).unwrap_or(c"").to_bytes();
    let name = path.rsplit(|&byte| byte == b'/').next().unwrap_or(path);
    // `mote` is an applet of that name, or what it is at least in a program that was built without it.
    let shifted =
        || Some((find(args.get(1).filter(|_| name == b"mote")?.to_bytes())?, args.skip(1)));
    let found = find(name).map(|applet| (applet, args));
    match found.or_else(shifted).or_else(|| Some((find(b"sh")?, args))) {
        Some((applet, args)) => {
            let mut cx = Cx::new(applet, args, env, auxv, out);
            let done = (applet.main)(&mut cx);
            cx.finish(done)
        }
        None => {
            io::complain(&["mote: applet not found"]);
            127
        }
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    // Looking at the message would link `core::fmt`: tens of kilobytes.
    let exhausted = heap::EXHAUSTED.load(Ordering::Relaxed);
    let message: &[u8] = if exhausted {
        b"mote: memory exhausted\n"
    } else {
        b"mote: internal error, please report it\n"
    };
    // There is nobody left to tell if this fails.
    let _ = io::write_all(&Fd::STDERR, message);
    sys::process::exit(if exhausted { 1 } else { 134 })
}
