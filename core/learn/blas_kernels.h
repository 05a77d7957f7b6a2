// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

/// OpenBLAS takes a processor that is younger than itself for one of 2004 and then multiplies matrices five times
/// slower than it could. Where it did, this makes it take what the processor's instructions allow. Once is enough; not
/// while another thread multiplies. library: as dlopen gave it, of which OpenBLAS is a part, or nullptr: the program.
/// Does nothing where another library does its work, or OPENBLAS_CORETYPE is set.
void useFastBlasKernels(void* library = nullptr);

} // namespace perrin
