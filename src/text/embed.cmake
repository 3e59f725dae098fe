# embed(OUT FILE...) writes a C++ source that defines clauseline::embedded(), a table of
# the files by their path in the project, and sets OUT to its name. Changed files are
# embedded anew.
function(embed out)
  set(rows "")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} bytes)
    string(APPEND rows "    {\"${file}\", R\"clauseline(${bytes})clauseline\"},\n")
  endforeach()
  set(source ${PROJECT_BINARY_DIR}/embedded.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "text/embedded.hpp"

namespace clauseline {
namespace {

constexpr Embedded all[] = {
@rows@};

}  // namespace

std::span<const Embedded> embedded() { return all; }

}  // namespace clauseline
]])
  set(${out} ${source} PARENT_SCOPE)
endfunction()
