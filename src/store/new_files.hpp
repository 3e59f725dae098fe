#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Files of a work tree that are added and never replaced.
namespace clauseline {

/// A file to be, with its path from the root: folders and a name, separated by "/".
struct NewFile {
  std::string path;
  std::string bytes;
};

/// Makes files and the folders on their way, all of them or none: what fails takes those back that
/// were made. Nothing that is there is replaced, also if somebody else makes it meanwhile. A
/// symbolic link below the root is not followed, for it leads to what is no part of the tree.
/// Throws Error.
void add_files(const std::string& root, const std::vector<NewFile>& files);

/// The paths, from the root, of the files in a folder and in all folders below it whose names end
/// so, in order. Symbolic links are passed over.
std::vector<std::string> files_below(const std::string& root, const std::string& folder,
                                     std::string_view ending);

}  // namespace clauseline
