// The two kinds of pictures that browsers, weasyprint and word processors all show, by their
// outlines: PNG (ISO/IEC 15948) as a row of chunks, JPEG (ITU-T T.81) as a row of segments.

#include "report/logo.hpp"

#include "text/error.hpp"

#include <fmt/format.h>

#include <optional>

namespace clauseline {
namespace {

constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n";
constexpr std::string_view jpeg_start = "\xFF\xD8\xFF";

[[noreturn]] void refuse(const Source& file, std::string message, std::string hint) {
  throw Error(
      {.at = {.source = file.name()}, .message = std::move(message), .hint = std::move(hint)});
}

/// A number of so many bytes, the highest first.
unsigned number(std::string_view bytes) {
  unsigned value = 0;
  for (const char byte : bytes)
    value = value << 8U | static_cast<unsigned char>(byte);
  return value;
}

struct Size {
  unsigned width = 0;
  unsigned height = 0;
};

/// Nothing where the chunks do not end with the file.
std::optional<Size> size_of_png(std::string_view bytes) {
  constexpr std::size_t around = 12;  // length, name and checksum of a chunk
  std::optional<Size> found;
  bytes.remove_prefix(png_start.size());
  while (bytes.size() >= around) {
    const std::size_t length = number(bytes.substr(0, 4));
    const auto name = bytes.substr(4, 4);
    if (length > bytes.size() - around) return std::nullopt;
    if (!found && (name != "IHDR" || length < 8)) return std::nullopt;
    if (!found) found = {number(bytes.substr(8, 4)), number(bytes.substr(12, 4))};
    bytes.remove_prefix(length + around);
    if (name == "IEND") return bytes.empty() ? found : std::nullopt;
  }
  return std::nullopt;
}

/// The segments that tell of a frame: SOF0 to SOF15 without DHT, JPG and DAC.
bool begins_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Nothing where there is no frame, or the picture does not end with the file.
std::optional<Size> size_of_jpeg(std::string_view bytes) {
  if (!bytes.ends_with("\xFF\xD9")) return std::nullopt;
  bytes.remove_prefix(2);
  while (bytes.size() >= 4 && bytes.front() == '\xFF') {
    const unsigned marker = number(bytes.substr(1, 1));
    const std::size_t length = number(bytes.substr(2, 2));
    if (length < 2 || length + 2 > bytes.size()) return std::nullopt;
    if (begins_frame(marker) && length >= 7)
      return Size{number(bytes.substr(7, 2)), number(bytes.substr(5, 2))};
    bytes.remove_prefix(length + 2);
  }
  return std::nullopt;
}

}  // namespace

Logo read_logo(const Source& file) {
  const auto bytes = file.bytes();
  if (bytes.size() > largest_logo)
    refuse(file,
           fmt::format("this logo has {} KiB, and every report would carry it; {} are the most",
                       (bytes.size() + 1023) >> 10U, largest_logo >> 10U),
           "save it with fewer pixels");
  const bool png = bytes.starts_with(png_start);
  if (!png && !bytes.starts_with(jpeg_start))
    refuse(file, "this logo is neither PNG nor JPEG",
           "export it as PNG; an SVG may hold scripts, links and fonts, and is refused");
  const auto size = png ? size_of_png(bytes) : size_of_jpeg(bytes);
  if (!size)
    refuse(
        file,
        fmt::format("this {} is cut off, or something stands behind its end", png ? "PNG" : "JPEG"),
        "export it anew from the program that it was drawn in");
  if (size->width == 0 || size->height == 0 || size->width > widest_logo ||
      size->height > widest_logo)
    refuse(file,
           fmt::format("this logo is {} by {} pixels; neither may be more than {}", size->width,
                       size->height, widest_logo),
           "save it with fewer pixels");
  return {.kind = png ? "png" : "jpeg",
          .bytes = std::string(bytes),
          .width = size->width,
          .height = size->height};
}

}  // namespace clauseline
