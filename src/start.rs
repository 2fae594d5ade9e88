//! From the kernel's initial stack to an applet's `main`, and back.
use crate::{Applet, Cx, Out, arch, auxv::Auxv, heap, io, strings::Strings, sys};
use core::{cell::UnsafeCell, ffi::c_char, sync::atomic::Ordering};

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
    applets().iter().find(|applet| applet.name.as_bytes() == name)
}

/// The buffer of standard output. It takes no memory before it is used.
struct Buffer(UnsafeCell<[u8; 32 << 10]>);
// SAFETY: only `begin` refers to it, once.
unsafe impl Sync for Buffer {}
static BUFFER: Buffer = Buffer(UnsafeCell::new([0; 32 << 10]));

/// Where the kernel's stack pointer stood at the start: argc, argv, a null pointer, the environment, a null pointer, the
/// auxiliary vector (System V ABI, "Initial Process Stack").
///
/// # Safety
/// `stack` is that pointer, and this is called once, by `_start`.
pub(crate) unsafe extern "C" fn begin(stack: *mut usize) -> ! {
    // SAFETY: the kernel laid these lists out for the life of the process, and nothing else looks at them.
    let (args, env, auxv) = unsafe {
        let argv = stack.add(1).cast::<*const c_char>();
        (Strings::new(argv), Strings::new(argv.add(*stack + 1)), Auxv::of_stack(stack))
    };
    arch::prepare(auxv);
    // SAFETY: `begin` runs once, so this is the only reference there will be.
    let buf = unsafe { &mut *BUFFER.0.get() };
    sys::process::exit(run(args, env, auxv, buf))
}

/// Finds the applet that `args` call for and runs it.
fn run(mut args: Strings, env: Strings, auxv: Auxv<'static>, buf: &mut [u8]) -> u8 {
    let mut rest = args;
    let path = rest.next().unwrap_or(c"").to_bytes();
    let name = path.rsplit(|&byte| byte == b'/').next().unwrap_or(path);
    let mut applet = find(name);
    // `mote` is an applet of that name, or what it is at least in a program that was built without it.
    if applet.is_none()
        && name == b"mote"
        && let Some(named) = rest.next().and_then(|name| find(name.to_bytes()))
    {
        applet = Some(named);
        args.advance();
    }
    let Some(applet) = applet.or_else(|| find(b"sh")) else {
        io::complain("mote: applet not found\n");
        return 127;
    };
    let mut cx = Cx::new(applet, args, env, auxv, Out::new(buf, None));
    #[cfg(any(every_applet, applet = "stdbuf"))]
    cx.out.obey(env);
    let done = (applet.main)(&mut cx);
    cx.finish(done, true)
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    // Looking at the message would link `core::fmt`: tens of kilobytes.
    let exhausted = heap::EXHAUSTED.load(Ordering::Relaxed);
    io::complain(if exhausted {
        "mote: memory exhausted\n"
    } else {
        "mote: internal error, please report it\n"
    });
    sys::process::exit(if exhausted { 1 } else { 134 })
}
