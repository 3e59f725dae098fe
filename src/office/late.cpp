#include "office/late.hpp"

#include "text/error.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

namespace clauseline::office {

// A library stays loaded to the end; loading it again only counts its users.
void* address_in(const Library& library, const char* function) {
  void* loaded = dlopen(library.file, RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr)
    throw Error({.at = {.source = "--format"},
                 .message = fmt::format("{} with {}, which is missing: {}", library.writes,
                                        library.file, dlerror()),
                 .hint = fmt::format("install the package that holds {}, or choose another format",
                                     library.file)});
  void* address = dlsym(loaded, function);
  if (address == nullptr)
    throw Error({.at = {.source = "--format"},
                 .message = fmt::format("{} is not the one that it calls itself: {}", library.file,
                                        dlerror()),
                 .hint = "install it anew, or choose another format"});
  return address;
}

}  // namespace clauseline::office
