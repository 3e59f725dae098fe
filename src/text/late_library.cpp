#include "text/late_library.hpp"

#include "text/error.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

namespace clauseline {

void* address_in(const LateLibrary& library, const char* function) {
  // Loading it again only counts its users.
  void* loaded = dlopen(library.file, RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr)
    throw Error({.at = {.source = library.subject},
                 .message = fmt::format("{} with {}, which is missing: {}", library.need,
                                        library.name, dlerror()),
                 .hint = fmt::format("install the package that holds {}, or {}", library.file,
                                     library.otherwise)});
  void* address = dlsym(loaded, function);
  if (address == nullptr)
    throw Error({.at = {.source = library.subject},
                 .message = fmt::format("{} is not the one that it calls itself: {}", library.name,
                                        dlerror()),
                 .hint = fmt::format("install it anew, or {}", library.otherwise)});
  return address;
}

}  // namespace clauseline
