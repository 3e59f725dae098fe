#include "store/libgit2.hpp"

#include "store/git.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

/// Debian's libgit2 reads every certificate of the machine when it is loaded, which takes longer
/// than all else that a small comparison does. It never opens a connection for us, so this stands
/// in front of the function of Mbed TLS by which it reads them, and says that all is read.
extern "C" [[gnu::used, gnu::visibility("default")]] int mbedtls_x509_crt_parse_file(void*,
                                                                                     const char*);
extern "C" int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) { return 0; }

namespace clauseline::git {

// The library stays loaded to the end, since it leaves things behind that need its code.
void* load(const char* library) {
  void* loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr)
    fail("git", fmt::format("repositories are read with libgit2, which is missing: {}", dlerror()),
         fmt::format("install the package that holds {}, or compare two plain files", library));
  return loaded;
}

void* address_in(void* library, const char* function) {
  void* address = dlsym(library, function);
  if (address == nullptr)
    fail("git", fmt::format("libgit2 is not the one that it calls itself: {}", dlerror()),
         "install it anew, or compare two plain files");
  return address;
}

void* libgit2_address(const char* function) {
  static void* const library = load("libgit2.so." LIBGIT2_SOVERSION);
  return address_in(library, function);
}

}  // namespace clauseline::git
