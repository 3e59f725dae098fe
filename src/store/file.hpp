#pragma once

#include "text/sink.hpp"
#include "text/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline {

/// More than this is no agreement, and is refused before it is read.
inline constexpr std::size_t largest_file = std::size_t{64} << 20U;

/// True if something has this name, a folder too; false where that cannot be known.
bool is_there(const std::string& path);

/// The bytes of a file, or of standard input for "-". Refuses directories, devices, files
/// that cannot be read and files over `largest_file`; a missing file names the nearest in
/// its folder. Source::name is the path as given.
Source read_file(const std::string& path);

/// Writes through a temporary file beside `path` and a rename, so that a full disk or a
/// crash leaves the old file whole. The mode of an old file stays, a link is written through,
/// and a device or pipe (/dev/stdout) takes the bytes as they come.
void write_file(const std::string& path, std::string_view bytes);
/// The same of bytes that come piece by piece. What `pour` throws leaves the old file whole too.
void write_file(const std::string& path, const Pour& pour);

}  // namespace clauseline
