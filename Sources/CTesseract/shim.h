#pragma once
#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

/// Sets how many parallel regions of OpenMP may be open at once on the calling thread, and gives the number there was; -1 when the
/// process has no OpenMP. Looked up at run time because only some builds of Tesseract have it.
static inline int casebook_set_openmp_levels(int levels) {
    int (*get)(void) = (int (*)(void))dlsym(dlopen(0, RTLD_LAZY), "omp_get_max_active_levels");
    void (*set)(int) = (void (*)(int))dlsym(dlopen(0, RTLD_LAZY), "omp_set_max_active_levels");
    if (!get || !set || levels < 0) return -1;
    int before = get();
    set(levels);
    return before;
}
