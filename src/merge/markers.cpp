#include "merge/markers.hpp"

#include "xml/gate.hpp"

#include <fmt/format.h>

namespace clauseline::merge {
namespace {

/// What an instruction can hold, on one line.
std::string held(std::string_view text) {
  std::string kept;
  for (const char byte : text) {
    const bool ends = byte == '>' && kept.ends_with('?');
    const bool control = static_cast<unsigned char>(byte) < ' ';
    if (ends || control) kept += ' ';
    if (!control) kept += byte;
  }
  return kept;
}

std::string marker(std::string_view side, std::string_view label) {
  return label.empty() || label == side ? notice(side) : notice(fmt::format("{}: {}", side, label));
}

}  // namespace

std::string notice(std::string_view what) {
  return fmt::format("<?{} {}?>", xml::conflict_target, held(what));
}

std::string conflict(const Sides& sides, const Labels& labels) {
  std::string text = marker("ours", labels.ours);
  const auto add = [&](std::string_view version, std::string_view between) {
    if (!version.empty()) text.append(between).append(version);
    text += between;
  };
  add(sides.ours, sides.between);
  text += marker("base", labels.base);
  add(sides.base, sides.between);
  text += marker("theirs", labels.theirs);
  add(sides.theirs, sides.between);
  return text + notice("end");
}

}  // namespace clauseline::merge
