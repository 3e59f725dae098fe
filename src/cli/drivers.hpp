#pragma once

#include <string>

namespace clauseline::cli {

/// Tells the git of a repository to compare and merge agreements by this program: settings of
/// this clone, and a line of attributes, in .gitattributes or, if `shared` is false, in this
/// clone alone. What is there already stays as it is. Throws Error where there is no repository.
void install_drivers(const std::string& directory, bool shared);

/// Takes both away again.
void remove_drivers(const std::string& directory);

}  // namespace clauseline::cli
