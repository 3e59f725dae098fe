#include "office/package.hpp"

#include "office/late.hpp"
#include "text/error.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <utility>

namespace clauseline::office {
namespace {

constexpr std::uint16_t no_time = 0;
constexpr std::uint16_t first_day = 1U << 5U | 1U;  // 1980-01-01, the first that a ZIP can say

[[noreturn]] void fail(std::string_view doing) {
  throw Error(
      {.at = {.source = package_name}, .message = fmt::format("libzip could not {}", doing)});
}

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

using Archive = std::unique_ptr<zip_t, Discard>;
using Bytes = std::unique_ptr<zip_source_t, FreeSource>;
using File = std::unique_ptr<zip_file_t, CloseFile>;

/// An archive in these bytes, which stay ours when it is closed.
Archive opened(const Bytes& bytes, int flags) {
  zip_error_t error;
  zip_error_init(&error);
  Archive archive(zip_open_from_source(bytes.get(), flags, &error));
  zip_error_fini(&error);
  if (!archive) fail("read a package");
  zip_source_keep(bytes.get());
  return archive;
}

void add(zip_t* archive, const Part& part) {
  zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) fail("take a part");
  const auto index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail("add " + part.name);
  }
  const auto place = static_cast<std::uint64_t>(index);
  if (zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) != 0 ||
      zip_file_set_dostime(archive, place, no_time, first_day, 0) != 0)
    fail("store " + part.name);
}

std::string read_all(zip_source_t* source) {
  zip_stat_t about{};
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) fail("tell its bytes");
  std::string bytes(about.size, '\0');
  const auto read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) fail("give its bytes");
  return bytes;
}

Part part_at(zip_t* archive, zip_uint64_t index) {
  zip_stat_t about{};
  const File file(zip_fopen_index(archive, index, 0));
  if (!file || zip_stat_index(archive, index, 0, &about) != 0) fail("open a part");
  Part part{.name = about.name, .bytes = std::string(about.size, '\0')};
  const auto read = zip_fread(file.get(), part.bytes.data(), part.bytes.size());
  if (read != static_cast<zip_int64_t>(part.bytes.size())) fail("read " + part.name);
  return part;
}

[[noreturn]] void refuse(std::string message) {
  throw Error({.at = {.source = package_name}, .message = std::move(message)});
}

/// A few bytes can tell of any size, so nothing is allocated before all sizes are known.
void refuse_too_large(zip_t* archive, std::int64_t most) {
  const auto count = zip_get_num_entries(archive, 0);
  if (count > most) refuse(fmt::format("it has more than {} parts", most));
  std::uint64_t left = largest_package;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t about{};
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about) != 0) fail("tell a size");
    if (about.size > left)
      refuse(fmt::format("it unpacks to more than {} MiB", largest_package >> 20U));
    left -= about.size;
  }
}

bool is_control(char c) {
  constexpr char last_control = 0x1f;
  constexpr char remove = 0x7f;
  return (c >= 0 && c <= last_control) || c == remove;
}

/// A name that, whatever unpacks it, stays below the folder that it is unpacked in.
bool stays_inside(std::string_view name) {
  if (name.find_first_of("\\:") != std::string_view::npos || std::ranges::any_of(name, is_control))
    return false;
  while (true) {
    const auto step = name.substr(0, name.find('/'));
    if (step.empty() || step == "." || step == "..") return false;
    if (step.size() == name.size()) return true;
    name.remove_prefix(step.size() + 1);
  }
}

bool is_plain_file(zip_t* archive, zip_uint64_t index) {
  constexpr unsigned kind = 16;  // where the mode of Unix stands in the attributes
  constexpr unsigned kinds = 0xf000;
  constexpr unsigned file = 0x8000;
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  const auto found = attributes >> kind & kinds;
  return found == 0 || found == file;
}

/// Of a part of a strange package, before its bytes are looked at; gives how many these are.
std::uint64_t checked_size(zip_t* archive, zip_uint64_t index, std::set<std::string>& names) {
  zip_stat_t about{};
  if (zip_stat_index(archive, index, 0, &about) != 0 || about.name == nullptr) fail("name a part");
  const std::string name(about.name);
  const auto shown = visible_line(name);
  if (!stays_inside(name)) refuse(fmt::format("the name {} leads out of its folder", shown));
  if (!names.insert(name).second) refuse(fmt::format("it has two parts that are called {}", shown));
  if (!is_plain_file(archive, index)) refuse(fmt::format("{} is a link, not a file", shown));
  if (about.comp_method != ZIP_CM_STORE || about.encryption_method != ZIP_EM_NONE)
    refuse(fmt::format("{} is compressed or encrypted, which Clauseline writes none", shown));
  return about.size;
}

constexpr std::string_view local_header("PK\3\4", 4);
constexpr std::size_t local_header_size = 30;

/// Bytes that no part is made of hide what one program shows and another does not.
void refuse_hidden(std::string_view package) {
  constexpr std::string_view end_record("PK\5\6", 4);
  constexpr std::size_t end_size = 22;  // without a comment
  const bool whole = package.size() >= end_size && package.starts_with(local_header) &&
                     package.substr(package.size() - end_size).starts_with(end_record);
  if (!whole) refuse("it does not begin or end as a package does: it was cut off or added to");
}

}  // namespace

std::string packed(const std::vector<Part>& parts) {
  const Bytes bytes(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!bytes) fail("begin a package");
  auto archive = opened(bytes, ZIP_CREATE | ZIP_TRUNCATE);
  for (const Part& part : parts)
    add(archive.get(), part);
  if (zip_close(archive.get()) != 0) fail("write a package");
  static_cast<void>(archive.release());  // closing it freed it
  return read_all(bytes.get());
}

bool begins_with_part(std::string_view package, std::string_view name) {
  return package.starts_with(local_header) && package.size() > local_header_size &&
         package.substr(local_header_size).starts_with(name);
}

std::vector<Part> unpacked_strictly(std::string_view package) {
  refuse_hidden(package);
  const Bytes bytes(zip_source_buffer_create(package.data(), package.size(), 0, nullptr));
  if (!bytes) fail("take a package");
  const auto archive = opened(bytes, ZIP_RDONLY | ZIP_CHECKCONS);
  refuse_too_large(archive.get(), most_strict_parts);
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  std::set<std::string> names;
  std::uint64_t told = 0;
  for (zip_uint64_t i = 0; i < count; ++i)
    told += checked_size(archive.get(), i, names);
  if (told > package.size()) refuse("its parts lie over each other");
  std::vector<Part> parts;
  for (zip_uint64_t i = 0; i < count; ++i)
    parts.push_back(part_at(archive.get(), i));
  return parts;
}

std::vector<Part> unpacked(std::string_view package) {
  if (package.empty()) fail("read a package");  // libzip takes nothing for a package of nothing
  const Bytes bytes(zip_source_buffer_create(package.data(), package.size(), 0, nullptr));
  if (!bytes) fail("take a package");
  const auto archive = opened(bytes, ZIP_RDONLY);
  refuse_too_large(archive.get(), most_parts);
  std::vector<Part> parts;
  const auto count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    parts.push_back(part_at(archive.get(), static_cast<zip_uint64_t>(i)));
  return parts;
}

}  // namespace clauseline::office
