#pragma once

#include "cli/command.hpp"
#include "report/format.hpp"
#include "report/review_bundle.hpp"
#include "store/git_bundle.hpp"

#include <string>
#include <vector>

namespace clauseline::cli {

/// What the history in a bundle leads to: the new version as HEAD, so that `git clone` shows it,
/// and every object that the report's names of revisions stood for.
std::vector<BundledRef> refs_of(const Manifest& manifest, const Repository& repository);

/// The formats of a bundle's reports, each with a file: some make a report look for more.
std::vector<std::string> formats_in_bundle();

/// The files of the bundle of a report that the gate made of a range in this repository, with this
/// history.
std::vector<reports::BundleFile> bundle_of(const Report& report, const Repository& repository,
                                           std::string history);

/// Writes the bundle of such a report where --output says, whole or not at all.
Exit export_bundle(const Report& report, const Repository& repository, const Request& request);

}  // namespace clauseline::cli
