#pragma once

#include "cli/command.hpp"
#include "cli/versions.hpp"
#include "report/verification.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// What a report was made of, if it can be made again. Throws Error for one that cannot.
Manifest manifest_to_verify(const Source& report);

/// What is asked to make a report again from what stands in for the disk and the refs.
Request request_again(const Manifest& manifest, Held held);

/// The range that a report was made of; nothing where it was made of two versions.
std::optional<Range> range_again(const Manifest& manifest);

/// What two sides of a difference are called.
struct Sides {
  std::string_view reported = "the report";
  std::string_view made = "made again";
};

/// What was looked at, and what its program was.
struct Verified {
  const std::string& name;
  const Manifest& manifest;
  Sides sides{};
};

/// Says in what something differs from what it was compared with.
void tell_differences(const Verified& verified, const std::vector<reports::Mismatch>& found);

/// Says what the token (RFC 3161) in the file beside one that was verified is worth, whose name
/// ends with .tsr; true where there is none. Throws Error where it cannot be checked.
bool holds_stamp(const Source& file, std::string_view authorities, const Request& request);

/// verify, of the bundle of a review.
Exit verify_bundle(const Source& bundle, const Request& request);

}  // namespace clauseline::cli
