# iso_codes(OUT) writes a C++ source that defines what terms/iso_codes.hpp declares, from the
# tables of the package iso-codes, and sets OUT to its name. Only the codes are taken, by their
# keys: parsing five thousand entries one by one would take CMake a minute.
function(iso_codes out)
  pkg_check_modules(iso_codes REQUIRED iso-codes>=4.15)
  set(folder ${iso_codes_PREFIX}/share/iso-codes/json)
  iso_codes_of(currencies ${folder}/iso_4217.json alpha_3)
  iso_codes_of(countries ${folder}/iso_3166-1.json alpha_2)
  iso_codes_of(subdivisions ${folder}/iso_3166-2.json code)
  set(source ${PROJECT_BINARY_DIR}/iso_codes.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "terms/iso_codes.hpp"

namespace clauseline {
namespace {

constexpr std::string_view currencies[] = {
@currencies@};

constexpr std::string_view countries[] = {
@countries@};

constexpr std::string_view subdivisions[] = {
@subdivisions@};

}  // namespace

std::span<const std::string_view> iso_currencies() { return currencies; }
std::span<const std::string_view> iso_countries() { return countries; }
std::span<const std::string_view> iso_subdivisions() { return subdivisions; }
std::string_view iso_codes_version() { return "@iso_codes_VERSION@"; }

}  // namespace clauseline
]])
  set(${out} ${source} PARENT_SCOPE)
endfunction()

# Sets OUT to the values that a key has in a table, sorted, as rows of an array.
function(iso_codes_of out table key)
  file(READ ${table} json)
  string(REGEX MATCHALL "\"${key}\": \"[A-Z0-9-]+\"" codes "${json}")
  list(TRANSFORM codes REPLACE "^\"${key}\": (.*)$" "    \\1,\n")
  list(REMOVE_DUPLICATES codes)
  list(SORT codes)
  list(JOIN codes "" rows)
  if(rows STREQUAL "")
    message(FATAL_ERROR "${table} has no codes under ${key}")
  endif()
  set(${out} "${rows}" PARENT_SCOPE)
endfunction()
