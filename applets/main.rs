//! The applets. To add one, write its file and name it here.
#![no_std]
#![no_main]
#![forbid(unsafe_code)]

extern crate alloc;

mod arch;
mod auxv;
mod base64;
mod basename;
mod cat;
mod chcon;
mod chmod;
mod chown;
mod chroot;
mod cksum;
mod cp;
mod dd;
mod df;
mod dircolors;
mod dirname;
mod du;
mod echo;
mod env;
mod r#false;
mod head;
mod install;
mod link;
mod ln;
mod ls;
mod mkdir;
mod mkfifo;
mod mknod;
mod mktemp;
mod mote;
mod mv;
mod nproc;
mod od;
mod pathchk;
mod printenv;
mod printf;
mod pwd;
mod readlink;
mod realpath;
mod rm;
mod rmdir;
mod runcon;
mod seq;
mod sh;
mod shred;
mod sleep;
mod stat;
mod sync;
mod syscall;
mod tail;
mod tee;
mod test;
mod touch;
mod r#true;
mod truncate;
mod tty;
mod uname;
mod unlink;
mod wc;
mod yes;
